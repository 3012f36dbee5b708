import { fstatSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { hostOs } from './os.ts'

/**
 * Whether this process was started by nohup, which has SIGHUP ignored. Node sets ignored signals back to their default
 * before any of our code runs, so nohup is known by what else it leaves: shells put the command they start into `_`, and
 * nohup of GNU replaces a terminal as standard input with the null device, opened for writing only.
 */
export function startedByNohup(env: Readonly<Record<string, string | undefined>>): boolean {
  if (hostOs() === 'windows') return false
  return basename(env['_'] ?? '') === 'nohup' || isWriteOnlyNull(0)
}

function isWriteOnlyNull(fd: number): boolean {
  try {
    if (fstatSync(fd).rdev !== statSync('/dev/null').rdev) return false
    readSync(fd, Buffer.alloc(1))
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EBADF'
  }
}
