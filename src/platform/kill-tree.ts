import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { hostOs } from './os.ts'

/**
 * Ends a process that we started with `detached: true` (its own process group on POSIX) and all that it started.
 * The last rung: nothing is asked, nothing is waited for.
 * On Windows `taskkill` finds the tree by parent id, so it must run before the root is gone.
 */
export async function killTree(pid: number): Promise<void> {
  if (hostOs() === 'windows') {
    const taskkill = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'taskkill.exe')
    await new Promise<void>((done) =>
      execFile(taskkill, ['/PID', String(pid), '/T', '/F'], { timeout: 5_000 }, () => done()),
    )
    // Wine's taskkill has no /T and kills nothing then; the root at least goes.
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
