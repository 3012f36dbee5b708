import type { Run } from '../scenario.ts'
import { defaults, worker } from './defaults.ts'
import { allDone } from './stop-conditions.ts'

/** Two tasks that run longer than their time limit of 1 s, with prefork. */
export const naps = {
  ...defaults,
  tasks: 2,
  project: 'naps',
  env: { FORKED_BY_MULTIPROCESSING: '1' },
} as const satisfies Partial<Run>

/** The cure where a pool does not enforce time limits. */
export const timeoutsInTasks: Run = {
  ...naps,
  description: 'tasks have timeouts of their own where they wait',
  argv: worker('cured', '-c', '2'),
  stopWhen: allDone,
  predicted: { diagnosis: null, done: 'all' },
}
