import { defineFailure } from '../define-failure.ts'

export const cliAppOptionPosition = defineFailure({
  id: 'cli-app-option-position',
  severity: 'fatal',
  title: '-A is placed after the sub-command',
  cause: 'The command line is written for Celery 4.',
  action: 'Write `celery -A proj worker …`.',
  clauses: [
    {
      contains: ['as an option of the ', 'as a global option'],
      andContains: ['sub-command', 'was removed in Celery 5.0'],
    },
  ],
  subsumes: ['cli-no-such-option'],
})
