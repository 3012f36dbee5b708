import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { killTree } from './kill-tree.ts'
import { hostOs } from './os.ts'

/** Milliseconds that macOS processes get to remove their semaphores. */
const MAC_GRACE = 3_000
const SHM = '/dev/shm'

/**
 * Ends a process group, with the named semaphores that its processes share: one that is killed can't remove them, and
 * they would stay in shared memory until the machine is restarted.
 * @param leaderGone its leader has exited; on Windows its id may then be somebody else's already
 */
export async function endAll(leader: number, leaderGone: boolean): Promise<void> {
  if (hostOs() === 'windows') {
    if (!leaderGone) await killTree(leader)
    return
  }
  if (hostOs() === 'macos' && signalGroup(leader, 'SIGTERM')) {
    // No list of semaphores there: who made them is asked to remove them.
    for (let waited = 0; waited < MAC_GRACE && signalGroup(leader, 0); waited += 100) await sleep(100)
  }
  // Standing still they start nothing and make nothing more while we look.
  if (!signalGroup(leader, 'SIGSTOP')) return
  const semaphores = semaphoresOf(leader)
  signalGroup(leader, 'SIGKILL')
  for (const file of semaphores) rmSync(file, { force: true })
}

function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-leader, signal)
  } catch {
    return false
  }
}

/**
 * Linux: the semaphores that the processes of a group have mapped, by their files. Found by their inodes: the C library
 * makes a semaphore under a passing name, and that is the one which the maps of its maker go on showing.
 */
function semaphoresOf(group: number): string[] {
  const mapped = new Set<string>()
  for (const pid of pids()) {
    if (groupOf(pid) !== group) continue
    for (const [, inode = ''] of read(`/proc/${pid}/maps`).matchAll(/ (\d+) +\/dev\/shm\/sem\./g)) mapped.add(inode)
  }
  if (mapped.size === 0) return []
  return namesIn(SHM)
    .filter((name) => name.startsWith('sem.mp-'))
    .map((name) => `${SHM}/${name}`)
    .filter((file) => mapped.has(String(statSync(file, { throwIfNoEntry: false })?.ino)))
}

const pids = (): string[] => namesIn('/proc').filter((name) => /^\d+$/.test(name))

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** /proc/PID/stat: pid (name) state parent group …; a name may hold spaces and brackets. */
const groupOf = (pid: string): number => Number(read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[2])

function read(file: string): string {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    return ''
  }
}
