import type { LaunchCommand } from '../../facts/project.ts'
import {
  fail,
  type CheckResult,
  type Evidence,
  type Remedy,
  type RemedyCommand,
  type CheckSeverity,
} from '../define-check.ts'
import { command as remedyCommand } from '../remedy/commands.ts'
import { place } from './judged-commands.ts'

/** A command that is wrong. */
export interface WrongCommand {
  readonly command: LaunchCommand
  readonly level: Exclude<CheckSeverity, 'info'>
  /** A sentence without the place and its full stop. */
  readonly because: string
  /** The same command without the fault; null where nobody can know what was meant. */
  readonly instead: readonly string[] | null
}

const MOST_COMMANDS = 5

/** All wrong commands in one finding: the worst first, each with its place, its words and what to write instead. */
export function oneFinding(
  wrong: readonly WrongCommand[],
  evidence: Evidence,
  text: string,
  ...more: readonly RemedyCommand[]
): CheckResult {
  const ordered = [...wrong].sort((a, b) => Number(a.level === 'warn') - Number(b.level === 'warn'))
  const first = ordered[0]!
  const others = ordered.length - 1
  const instead = [...new Set(ordered.flatMap((one) => (one.instead ? [one.instead.join('\0')] : [])))]
  const remedy: Remedy = {
    text,
    commands: [...instead.slice(0, MOST_COMMANDS).map((words) => remedyCommand(...words.split('\0'))), ...more],
  }
  const { file, line } = first.command
  return fail({
    message: `${place(first.command)}: ${first.because}.${others > 0 ? ` ${others} more ${others > 1 ? 'commands have' : 'command has'} such a fault.` : ''}`,
    evidence: {
      ...evidence,
      ...Object.fromEntries(ordered.map((one) => [place(one.command), one.command.argv.join(' ')])),
      ...(others > 0 && { because: ordered.map((one) => `${place(one.command)}: ${one.because}`) }),
    },
    remedy,
    location: { file, line },
    severity: first.level,
  })
}
