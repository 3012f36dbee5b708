import { relative, sep } from 'node:path'

/** A path as seen from the root, with / as separator; empty for the root itself. */
export const fromRootTo = (root: string, path: string): string => relative(root, path).split(sep).join('/')
