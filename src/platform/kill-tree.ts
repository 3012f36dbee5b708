import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { hostOs } from './os.ts'

const TASKKILL_TIMEOUT_MS = 5_000

/**
 * Kills a process that we started with `detached: true` (its own process group on POSIX) and all that it started, at
 * once. On Windows `taskkill` finds the tree by parent ids, so it must run before the root has exited.
 *
 * By `execFile`, not execa: the last resort must not have to load a file that an upgrade may have removed meanwhile.
 */
export async function killTree(pid: number): Promise<void> {
  if (hostOs() === 'windows') {
    const taskkill = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'taskkill.exe')
    await new Promise<void>((done) =>
      execFile(taskkill, ['/PID', String(pid), '/T', '/F'], { timeout: TASKKILL_TIMEOUT_MS }, () => done()),
    )
    // Wine's taskkill knows no /T and kills nothing; this kills at least the root.
    signal(pid, 'SIGKILL')
    return
  }
  if (!signal(-pid, 'SIGKILL')) signal(pid, 'SIGKILL')
}

function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}
