import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { killTree } from './kill-tree.ts'
import { hostOs } from './os.ts'

/** Milliseconds that macOS processes get to remove their semaphores. */
const MAC_GRACE = 3_000

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

/** Linux: the semaphores that the processes of a group have mapped, by their files. */
function semaphoresOf(group: number): Set<string> {
  const found = new Set<string>()
  for (const pid of pids()) {
    if (groupOf(pid) !== group) continue
    for (const [file] of read(`/proc/${pid}/maps`).matchAll(/\/dev\/shm\/sem\.mp-[\w.-]+(?= *\n)/g)) found.add(file)
  }
  return found
}

const pids = (): string[] => {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
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
