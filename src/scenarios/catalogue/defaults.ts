import type { Run } from '../scenario.ts'

/** `celery worker` on an app, as people start it. */
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

/** What most runs have in common: four tasks, half a minute at the most. */
export const usual = { tasks: 4, seconds: 60 } as const satisfies Partial<Run>
