import { defineFailure } from '../define-failure.ts'

export const cliInvalidOptionValue = defineFailure({
  id: 'cli-invalid-option-value',
  severity: 'fatal',
  title: 'An option has a value that Celery does not accept',
  cause: 'The value is misspelt or does not exist in this version: the pool is called `threads`, not `thread`.',
  action: 'Use a value from the list in the message.',
  clauses: [
    { contains: 'Error: Invalid value for ', without: ['Unable to load celery application', '-B option', "'-A'"] },
    { contains: 'invalid choice:', andContains: ['usage:', 'error: argument'] },
    {
      contains: ['is not one of '],
      andContains: ['Error: Invalid', 'Usage: celery'],
      without: 'Unable to load celery application',
    },
    {
      contains: ': error: argument ',
      andContains: ['invalid float value', 'invalid int value', 'expected one argument', 'invalid choice'],
    },
    { contains: "Unknown level '", andContains: 'Please use one of CRITICAL' },
    { contains: 'Unable to parse extra configuration from command line' },
  ],
})
