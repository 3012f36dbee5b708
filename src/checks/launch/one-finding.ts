import { sameCommand } from '../../celery-command/same-command.ts'
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
import { lineFixes } from '../remedy/line-fix.ts'
import { place } from './judged-commands.ts'

/** A command with a fault. */
export interface WrongCommand {
  readonly command: LaunchCommand
  readonly level: Exclude<CheckSeverity, 'info'>
  /** A sentence without its location and full stop. */
  readonly because: string
  /** The same command without the fault; null if it cannot be corrected with certainty. */
  readonly instead: readonly string[] | null
  /** A sentence, with a blank before it, about options that are left out of it. */
  readonly note?: string
}

const MAX_COMMANDS = 5

/** All such commands in one finding: errors first, each with its location, its words and its replacement. */
export function oneFinding(
  wrong: readonly WrongCommand[],
  evidence: Evidence,
  text: string,
  ...more: readonly RemedyCommand[]
): CheckResult {
  const ordered = [...wrong].sort((a, b) => Number(a.level === 'warn') - Number(b.level === 'warn'))
  const first = ordered[0]!
  const others = ordered.length - 1
  const instead = ordered
    .flatMap((one) => (one.instead ? [one.instead] : []))
    .filter((words, index, all) => all.findIndex((other) => sameCommand(words, other)) === index)
  const notes = new Set(ordered.map(({ note }) => note ?? ''))
  const remedy: Remedy = {
    text: [text, ...notes].join(''),
    commands: [...instead.slice(0, MAX_COMMANDS).map((words) => remedyCommand(...words)), ...more],
    fixes: ordered.flatMap(({ command, instead: words }) => (words ? lineFixes(command, words) : [])),
  }
  const { file, line } = first.command
  return fail({
    message: `${place(first.command)}: ${first.because}.${others > 0 ? ` ${others} more ${others > 1 ? 'commands have' : 'command has'} a similar fault.` : ''}`,
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
