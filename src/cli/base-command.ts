import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { exitCodes } from '../exit-codes.ts'
import { Interrupted, UsageError } from './errors.ts'
import { outputRedactor } from './redactor.ts'
import { themeFor, type Theme } from '../render/theme.ts'

/** Flags that every command has. */
export const globalFlags = {
  cwd: Flags.directory({
    description: 'folder of the project',
    helpValue: '<folder>',
    env: 'POOLWISE_CWD',
    helpGroup: 'GLOBAL',
  }),
  python: Flags.string({
    description: "the project's Python interpreter",
    helpValue: '<path>',
    env: 'POOLWISE_PYTHON',
    helpGroup: 'GLOBAL',
  }),
  color: Flags.boolean({ description: 'colour the output', allowNo: true, env: 'POOLWISE_COLOR', helpGroup: 'GLOBAL' }),
  quiet: Flags.boolean({
    char: 'q',
    description: 'print only what needs action',
    env: 'POOLWISE_QUIET',
    helpGroup: 'GLOBAL',
  }),
}

/**
 * What all commands share: global flags, one way for errors to leave, the same exit codes with and without --json.
 * oclif's own `catch` turns every failure into 1 with --json, so it is replaced.
 */
export abstract class BaseCommand extends Command {
  static override enableJsonFlag = true
  static override baseFlags = globalFlags

  protected theme(color: boolean | undefined): Theme {
    return themeFor(process.stdout, process.env, color ?? null)
  }

  protected override async catch(error: Error & { oclif?: { exit?: number }; exitCode?: number }): Promise<void> {
    if (error instanceof Interrupted) {
      process.exitCode = exitCodes.interrupted
      return
    }
    const usage = error instanceof UsageError || error.oclif?.exit !== undefined
    // oclif's errors about flags carry an exit code; what carries none is our own defect.
    process.exitCode = usage ? exitCodes.usage : exitCodes.defect
    const redactor = outputRedactor()
    const message = redactor.text(firstLines(error.message))
    const next =
      error instanceof UsageError
        ? redactor.text(error.next)
        : usage
          ? `See: poolwise ${this.id?.replaceAll(':', ' ') ?? ''} --help`
          : 'This is a defect of poolwise. Please report it with the line above and what you typed.'
    if (this.jsonEnabled()) {
      process.stdout.write(
        `${JSON.stringify({ error: { code: usage ? 'USAGE' : 'DEFECT', message, next, exitCode: process.exitCode } }, null, 2)}\n`,
      )
      return
    }
    const at = usage ? '' : `\n${redactor.text(stackLine(error))}`
    process.stderr.write(`poolwise: ${message}${at}\n  ${next}\n`)
  }
}

/** oclif appends "See more help with --help" to its own messages. */
const firstLines = (message: string): string => message.replace(/\nSee more help with --help\s*$/, '').trim()

/** Where a defect happened: one line to report, no stack trace. */
const stackLine = (error: Error): string =>
  error.stack
    ?.split('\n')
    .find((line) => line.trim().startsWith('at '))
    ?.trim() ?? ''
