import { readdirSync, readFileSync } from 'node:fs'

/** A process as proc(5) shows it. */
export interface LinuxProcess {
  readonly pid: number
  readonly parent: number
  readonly group: number
  /** In clock ticks after the system's start: with the id, no other process has it. */
  readonly started: string
}

/** All processes of this machine that can be seen; none on other systems than Linux. */
export function linuxProcesses(): LinuxProcess[] {
  return namesIn('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => linuxProcess(Number(name)) ?? [])
}

/** `/proc/PID/stat`: pid (name) state parent group … started; a name may hold spaces and brackets. */
export function linuxProcess(pid: number): LinuxProcess | null {
  const fields = readProc(pid, 'stat').split(') ').at(-1)?.split(' ') ?? []
  const [, parent, group] = fields
  return parent === undefined ? null : { pid, parent: Number(parent), group: Number(group), started: fields[19] ?? '' }
}

/** What is in a file of `/proc/PID`; empty where the process is gone or another user's. */
export function readProc(pid: number, file: 'stat' | 'maps' | 'environ'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1')
  } catch {
    return ''
  }
}

export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
