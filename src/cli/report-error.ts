import { exitCodes } from '../exit-codes.ts'
import { Interrupted, UsageError } from './errors.ts'
import { outputRedactor } from './redactor.ts'

/** What oclif adds to the errors that it throws. */
export interface OclifError extends Error {
  code?: string
  oclif?: { exit?: number }
}

export interface ErrorContext {
  /** With --json the error is a document on standard output. */
  readonly json: boolean
  /** Command whose help explains the usage, as typed; empty: poolwise itself. */
  readonly command: string
}

/** Prints an error and sets the exit code: the one way for errors to leave, with and without --json. */
export function reportError(error: OclifError, { json, command }: ErrorContext): void {
  if (error instanceof Interrupted) {
    process.exitCode = exitCodes.interrupted
    return
  }
  // oclif's errors about flags and arguments carry an exit code; an error without one is a defect of poolwise.
  const usage = error instanceof UsageError || error.oclif?.exit !== undefined
  const exitCode = usage ? exitCodes.usage : exitCodes.defect
  process.exitCode = exitCode
  const redactor = outputRedactor()
  const message = redactor.text(withoutHelpHint(error.message))
  const next =
    error instanceof UsageError
      ? redactor.text(error.next)
      : usage
        ? `See: ${['poolwise', ...(command ? [command] : []), '--help'].join(' ')}`
        : 'This is a defect of poolwise. Please report it with the line above and what you typed.'
  if (json) {
    const code = usage ? 'USAGE' : 'DEFECT'
    process.stdout.write(`${JSON.stringify({ error: { code, message, next, exitCode } }, null, 2)}\n`)
    return
  }
  const at = usage ? '' : `\n${redactor.text(stackLine(error))}`
  process.stderr.write(`poolwise: ${message}${at}\n  ${next}\n`)
}

/** oclif ends its messages with "See more help with --help". */
const withoutHelpHint = (message: string): string => message.replace(/\nSee more help with --help\s*$/, '').trim()

/** Where a defect happened: one line to report, no stack trace. */
const stackLine = (error: Error): string =>
  error.stack
    ?.split('\n')
    .find((line) => line.trim().startsWith('at '))
    ?.trim() ?? ''
