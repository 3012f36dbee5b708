import type { Run } from '../scenario.ts'

/** What most runs have in common. */
export const defaults = { tasks: 4, seconds: 60 } as const satisfies Partial<Run>

/** `python -m celery -A <app> worker`, with the log level at which failures show. */
export const worker = (app: string, ...options: readonly string[]): readonly string[] => [
  '-m',
  'celery',
  '-A',
  app,
  'worker',
  '-l',
  'INFO',
  ...options,
]

/** The cure that most failures of prefork have in common. */
export const soloWorker = worker('shop', '--pool=solo')
