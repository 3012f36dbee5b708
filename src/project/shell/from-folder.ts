import { isAbsolute, relative } from 'node:path'

/** A path as seen from a folder: relative where it lies below it or below a folder above it that is near, else absolute. */
export function fromFolder(folder: string, path: string): string {
  const seen = relative(folder, path)
  if (isAbsolute(seen) || /^(?:\.\.[/\\]){3}/.test(seen)) return path
  // A program without a slash would be looked up on PATH.
  return /[/\\]/.test(seen) || seen === '..' ? seen : `./${seen}`
}
