import { exitCodes } from '../exit-codes.ts'
import type { CommandError, ErrorDocument } from './error-document.ts'
import { Interrupted, UsageError } from './errors.ts'
import type { LaunchEvent } from './launch/launch-event.ts'
import { printable } from '../text/printable.ts'
import { jsonText } from '../text/json-text.ts'
import { printableDocument } from '../text/printable-document.ts'
import { systemErrorOf } from './system-error.ts'
import { outputRedactor } from './redactor.ts'

/** What oclif adds to the errors that it throws. */
export interface OclifError extends Error {
  code?: string
  oclif?: { exit?: number }
}

export interface ErrorContext {
  /** `document`: with --json, one on standard output. `event`: a line of a command that prints events. */
  readonly as: 'text' | 'document' | 'event'
  /** Command whose help explains the usage, as typed; empty: poolwise itself. */
  readonly command: string
}

/** Columns that fit into the narrowest terminals. */
const MAX_MARKED = 72

/** Prints an error and sets the exit code: the one way for errors to leave, with and without --json. */
export function reportError(thrown: OclifError, { as, command }: ErrorContext): void {
  const error: OclifError = systemErrorOf(thrown) ?? thrown
  if (error instanceof Interrupted) {
    process.exitCode = exitCodes.interrupted
    return
  }
  const told = printableDocument(commandError(error, command))
  process.exitCode = told.exitCode
  const document: ErrorDocument = { schemaVersion: 1, error: told }
  const event: LaunchEvent = { at: new Date().toISOString(), type: 'error', error: told }
  if (as === 'document') process.stdout.write(`${jsonText(document, 2)}\n`)
  else if (as === 'event') process.stdout.write(`${jsonText(event)}\n`)
  if (as === 'document') return
  const at = told.code === 'USAGE' ? '' : `\n${printable(outputRedactor().text(stackLine(error)))}`
  process.stderr.write(`poolwise: ${told.message}${at}${excerpt(told)}\n  ${told.next}\n`)
}

function commandError(error: OclifError, command: string): CommandError {
  // oclif's errors about flags and arguments carry an exit code; an error without one is a defect of poolwise.
  const usage = error instanceof UsageError || error.oclif?.exit !== undefined
  const redactor = outputRedactor()
  const location = error instanceof UsageError ? error.location : null
  return {
    code: usage ? 'USAGE' : 'DEFECT',
    message: redactor.text(withoutHelpHint(error.message)),
    next:
      error instanceof UsageError
        ? redactor.text(error.next)
        : usage
          ? `See: ${['poolwise', ...(command ? [command] : []), '--help'].join(' ')}`
          : 'This is a defect of poolwise. Please report it with the line above and what you typed.',
    ...(location && {
      location: { ...location, file: redactor.text(location.file), source: redactor.text(location.source) },
    }),
    exitCode: usage ? exitCodes.usage : exitCodes.defect,
  }
}

/** The line in which a mistake stands; the mark is left out where it would not be seen below its character. */
function excerpt({ location }: CommandError): string {
  if (location === undefined) return ''
  const { source, column } = location
  const mark = column !== null && column <= MAX_MARKED && !/\t/.test(source) ? `\n    ${' '.repeat(column - 1)}^` : ''
  return `\n    ${source}${mark}`
}

/** oclif ends its messages with "See more help with --help". */
const withoutHelpHint = (message: string): string => message.replace(/\nSee more help with --help\s*$/, '').trim()

/** Where a defect happened: one line to report, no stack trace. */
const stackLine = (error: Error): string =>
  error.stack
    ?.split('\n')
    .find((line) => line.trim().startsWith('at '))
    ?.trim() ?? ''
