import { rmSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { killFamily } from './kill-family.ts'
import { killTree } from './kill-tree.ts'
import { linuxProcesses, namesIn, readProc } from './linux-processes.ts'
import { hostOs } from './os.ts'

/** Milliseconds that processes on macOS get to remove their semaphores. */
const MAC_GRACE_MS = 3_000
const SHARED_MEMORY = '/dev/shm'

/**
 * Kills a process group, what descends from it (killFamily), and removes the named semaphores that its processes share. A killed
 * process can't remove them itself, and they would stay in shared memory until the machine restarts.
 * @param leaderGone the leader has exited; on Windows another process may have its id by now
 * @param mark the value of FAMILY_MARK in its environment
 */
export async function endAll(leader: number, leaderGone: boolean, mark: string): Promise<void> {
  if (hostOs() === 'windows') {
    if (!leaderGone) await killTree(leader)
    return
  }
  if (hostOs() === 'macos' && signalGroup(leader, 'SIGTERM')) {
    // macOS has no list of semaphores: the processes are asked to remove their own.
    for (let waited = 0; waited < MAC_GRACE_MS && signalGroup(leader, 0); waited += 100) await sleep(100)
  }
  // Stopped, they start no process and make no semaphore while we look.
  const semaphores = signalGroup(leader, 'SIGSTOP') ? semaphoresOf(leader) : []
  killFamily(leaderGone ? null : leader, mark)
  signalGroup(leader, 'SIGKILL')
  for (const file of semaphores) rmSync(file, { force: true })
}

/** POSIX. @returns whether there was one */
export function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-leader, signal)
  } catch {
    return false
  }
}

/**
 * Linux: the files of the semaphores that the processes of a group have mapped. Found by inode: glibc creates a semaphore
 * under a temporary name (sem_open(3)), and /proc/PID/maps of its creator keeps showing that name.
 */
function semaphoresOf(group: number): string[] {
  const mapped = new Set<string>()
  for (const one of linuxProcesses()) {
    if (one.group !== group) continue
    for (const [, inode = ''] of readProc(one.pid, 'maps').matchAll(/ (\d+) +\/dev\/shm\/sem\./g)) mapped.add(inode)
  }
  if (mapped.size === 0) return []
  return namesIn(SHARED_MEMORY)
    .filter((name) => name.startsWith('sem.mp-'))
    .map((name) => `${SHARED_MEMORY}/${name}`)
    .filter((file) => mapped.has(String(statSync(file, { throwIfNoEntry: false })?.ino)))
}
