import { closeSync, fstatSync, openSync } from 'node:fs'
import { isatty } from 'node:tty'
import { hostOs } from './os.ts'

const NULL = '/dev/null'
let watching = false

/**
 * Call when the terminal may be gone: after SIGHUP, or EIO from a write. At its exit Node sets the terminal back to the mode
 * that it had, and aborts when that fails (ResetStdio in node.cc) instead of exiting with its code. It passes over what was
 * reopened, so what is left of the terminal becomes the null device.
 */
export function terminalMayBeGone(): void {
  if (watching || hostOs() === 'windows') return
  watching = true
  process.once('exit', () => {
    for (const fd of [0, 1, 2]) if (wasTerminal(fd)) reopen(fd)
  })
}

function wasTerminal(fd: number): boolean {
  try {
    return fstatSync(fd).isCharacterDevice() && !isatty(fd)
  } catch {
    return false
  }
}

function reopen(fd: number): void {
  closeSync(fd)
  // The lowest free number, so the same one.
  openSync(NULL, fd === 0 ? 'r' : 'w')
}
