import { isAbsolute, parse, relative, resolve } from 'node:path'

/**
 * A path as seen from a folder: relative where it lies below it or below a folder above it that is near, else absolute. What
 * only has the root in common is absolute: `../../home/ann/x` neither says where it is nor can be shortened to `~`.
 */
export function fromFolder(folder: string, path: string): string {
  const seen = relative(folder, path)
  const [up = ''] = /^(?:\.\.(?:[/\\]|$))*/.exec(seen) ?? []
  if (isAbsolute(seen) || up.length >= 9 || resolve(folder, up) === parse(path).root) return path
  // A program without a slash would be looked up on PATH.
  return /[/\\]/.test(seen) || seen === '..' ? seen : `./${seen}`
}
