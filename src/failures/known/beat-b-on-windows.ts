import { defineFailure } from '../define-failure.ts'

export const beatBOnWindows = defineFailure({
  id: 'beat-b-on-windows',
  severity: 'fatal',
  title: 'The worker cannot embed beat on Windows',
  cause: 'The worker was started with -B or --beat on Windows.',
  action: 'Remove -B and run `celery -A proj beat` as a second process.',
  clauses: [{ contains: '-B option does not work on Windows' }],
  subsumes: ['cli-invalid-option-value'],
})
