import { defineCheck, fail, pass } from '../define-check.ts'
import { settingsAreRead } from './after.ts'

/** A note: some tasks have to be tried until they succeed. */
export const retriesBounded = defineCheck({
  id: 'config.retries-bounded',
  title: 'Tasks are retried a limited number of times',
  tier: 'local',
  severity: 'info',
  needs: ['app'],
  after: settingsAreRead,
  evaluate({ app: { endlessRetries = [], tasks } }) {
    const [first] = endlessRetries
    if (first === undefined) return pass({ tasks: tasks.length })
    const { task, how, file, line } = first
    return fail({
      message: `${task} is retried without end (max_retries=None, ${how === 'retry' ? 'self.retry()' : how}): a task that always fails stays in the queue and is run again and again.`,
      evidence: {
        tasks: endlessRetries.slice(0, 20).map((one) => `${one.task} (${one.file}:${one.line})`),
        count: endlessRetries.length,
      },
      remedy:
        'Give the task a limit, for example max_retries=10, with retry_backoff=True for growing delays (with autoretry_for), or expires= when it is sent.',
      location: { file, line },
    })
  },
})
