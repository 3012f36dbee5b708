import { defineFailure } from '../define-failure.ts'

export const cliInvalidOptionValue = defineFailure({
  id: 'cli-invalid-option-value',
  severity: 'fatal',
  title: 'An option has a value that Celery does not accept',
  cause: 'The value is misspelt or does not exist in this version: the pool is called `threads`, not `thread`.',
  action: 'Use a value from the list in the message.',
  clauses: [
    { says: 'Error: Invalid value for ', not: ['Unable to load celery application', '-B option', "'-A'"] },
    { says: 'invalid choice:', and: ['usage:', 'error: argument'] },
    { says: ['is not one of '], and: ['Error: Invalid', 'Usage: celery'], not: 'Unable to load celery application' },
    {
      says: ': error: argument ',
      and: ['invalid float value', 'invalid int value', 'expected one argument', 'invalid choice'],
    },
    { says: "Unknown level '", and: 'Please use one of CRITICAL' },
    { says: 'Unable to parse extra configuration from command line' },
  ],
})
