import { lineOf, named, type Named } from './named.ts'

/**
 * Celery in a lock file, for projects whose own requirements bring it through another package. Read as text: such a file
 * has up to hundreds of thousands of lines.
 */
export function inLock(file: string, text: string): Named | null {
  const pattern = file.endsWith('Pipfile.lock')
    ? /"celery":\s*\{[^{}]*?"version":\s*"==([^"]+)"/
    : /^name = "celery"\n(?:[^[\n][^\n]*\n){0,3}?version = "([^"]+)"/m
  const version = pattern.exec(text)?.[1]
  return version === undefined ? null : named('celery', `celery ${version}`, lineOf(text, pattern))
}
