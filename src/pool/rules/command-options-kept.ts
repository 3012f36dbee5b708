import type { PoolName } from '../../facts/worker.ts'
import { defineRule } from '../define-rule.ts'
import type { CommandOption } from '../../worker/features.ts'

/** The pools that do what each option says (F2, measured for Celery 5.7). */
const HONOURED: Readonly<Record<CommandOption['name'], readonly PoolName[]>> = {
  '--time-limit': ['prefork', 'gevent', 'custom'],
  '--soft-time-limit': ['prefork', 'custom'],
  '--max-tasks-per-child': ['prefork', 'custom'],
  '--max-memory-per-child': ['prefork', 'custom'],
  '--autoscale': ['prefork', 'gevent', 'eventlet', 'custom'],
}

/** The plan's command takes the place of the project's own: what that one asks for isn't lost, where the pool can do it. */
export const commandOptionsKept = defineRule({
  id: 'command-options-kept',
  when: ({ features: { inCommand } }) =>
    inCommand.flatMap(({ name, value, where }) =>
      HONOURED[name].map((pool) => ({
        pool,
        options: [`${name}=${value}`],
        reason: `${name}=${value}: as ${where} has it`,
      })),
    ),
})
