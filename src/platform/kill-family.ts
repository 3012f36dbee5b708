import { linuxProcess, linuxProcesses, readProc, type LinuxProcess } from './linux-processes.ts'
import { killTree } from './kill-tree.ts'
import { hostOs } from './os.ts'

/** A variable whose value only one run has. What the program starts inherits it. */
export const FAMILY_MARK = 'POOLWISE_RUN'

/**
 * Kills a process that we started with `detached: true`, and all that it started. On Linux also what has made a session of its
 * own: found by its parents, and, where those have ended, by the mark in its environment. On macOS, which lets nobody read
 * that, the process group; on Windows the tree.
 * @param root null: it has exited
 */
export function killFamily(root: number | null, mark: string): void {
  if (hostOs() === 'linux') killFound(root, mark)
  if (root !== null) void killTree(root)
}

function killFound(root: number | null, mark: string): void {
  const family = new Map<number, LinuxProcess>()
  // Stopped, they start no process while we look; what they had just started is found in the next round.
  for (;;) {
    const found = familyOf(root, mark, family)
    if (found.length === 0) break
    for (const one of found) {
      family.set(one.pid, one)
      signal(one, 'SIGSTOP')
    }
  }
  for (const one of family.values()) signal(one, 'SIGKILL')
}

/** Those who aren't known yet. */
function familyOf(root: number | null, mark: string, known: ReadonlyMap<number, LinuxProcess>): LinuxProcess[] {
  const all = linuxProcesses()
  const children = new Map<number, LinuxProcess[]>()
  for (const one of all) children.set(one.parent, [...(children.get(one.parent) ?? []), one])
  const marked = all.filter(({ pid }) => readProc(pid, 'environ').split('\0').includes(`${FAMILY_MARK}=${mark}`))
  const found = new Map<number, LinuxProcess>()
  const waiting = [...all.filter(({ pid }) => pid === root || known.has(pid)), ...marked]
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (found.has(one.pid) || one.pid === process.pid) continue
    found.set(one.pid, one)
    waiting.push(...(children.get(one.pid) ?? []))
  }
  return [...found.values()].filter(({ pid }) => !known.has(pid))
}

/** Only the process that was looked at: another may have its id by now. */
function signal({ pid, started }: LinuxProcess, name: NodeJS.Signals): void {
  if (linuxProcess(pid)?.started !== started) return
  try {
    process.kill(pid, name)
  } catch {
    // It has ended.
  }
}
