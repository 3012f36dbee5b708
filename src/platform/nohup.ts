import { fstatSync, readFileSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { hostOs } from './os.ts'

let ignored: boolean | undefined

/** Whether this process goes on when its terminal is closed. Known from its start on: what tells it may be gone later. */
export function ignoresHangUps(): boolean {
  return (ignored ??= startedByNohup(process.env, process.ppid))
}

/**
 * Whether this process was started with SIGHUP ignored, as nohup does. Node sets ignored signals back to their default before
 * any of our code runs (PlatformInit in node.cc), so it is known by what else is left: shells put the command they start into
 * `_`; nohup of GNU replaces a terminal as standard input with the null device, opened for writing only; and on Linux a
 * parent's ignored signals can be read, which are those of its children unless one changes them.
 */
export function startedByNohup(env: Readonly<Record<string, string | undefined>>, parent: number): boolean {
  if (hostOs() === 'windows') return false
  return basename(env['_'] ?? '') === 'nohup' || isWriteOnlyNull(0) || hangUpsIgnoredBy(parent)
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

/** Linux: proc(5), a mask whose lowest bit is signal 1, SIGHUP. */
function hangUpsIgnoredBy(pid: number): boolean {
  if (hostOs() !== 'linux') return false
  try {
    const [, mask = '0'] = /^SigIgn:\s*([0-9a-f]+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1')) ?? []
    return (BigInt(`0x${mask}`) & 1n) === 1n
  } catch {
    return false
  }
}
