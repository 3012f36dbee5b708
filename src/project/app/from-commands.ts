import type { AppCandidate } from '../../facts/app.ts'
import type { LaunchCommand } from '../../facts/project.ts'
import { formatOf } from '../launch-commands/find-launch-commands.ts'
import { appOption } from './app-option.ts'

export interface NamedApp {
  readonly candidate: AppCandidate
  /** The commands that name it. */
  readonly commands: readonly LaunchCommand[]
}

interface Tally {
  machine: number
  prose: number
  where: string
  whereIsMachine: boolean
  readonly commands: LaunchCommand[]
}

/** The apps named by the project's worker commands: those in executable files before those in prose, then the most common. */
export function appsOfCommands(commands: readonly LaunchCommand[]): NamedApp[] {
  const tally = new Map<string, Tally>()
  for (const command of commands) {
    const { file, line } = command
    const app = appOption(command)
    if (app === null) continue
    const isMachine = formatOf(file)?.kind === 'machine'
    const where = `${file}:${line}`
    const counted = tally.get(app) ?? { machine: 0, prose: 0, where, whereIsMachine: isMachine, commands: [] }
    counted.commands.push(command)
    if (isMachine) counted.machine++
    else counted.prose++
    if (isMachine && !counted.whereIsMachine) {
      counted.where = where
      counted.whereIsMachine = true
    }
    tally.set(app, counted)
  }
  return [...tally]
    .sort(([a, x], [b, y]) => y.machine - x.machine || y.prose - x.prose || (a < b ? -1 : 1))
    .map(([app, { where, commands: naming }]) => ({
      candidate: { app, source: 'launch-command', where },
      commands: naming,
    }))
}
