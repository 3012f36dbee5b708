import type { AppFact } from '../../facts/app.ts'
import type { WorkerFact } from '../../facts/worker.ts'
import { locationAt } from '../location.ts'
import { defineCheck, fail, pass, type CheckResult } from '../define-check.ts'
import { settingsAreRead } from './after.ts'
import { isOn, lateTasks, longestLimit, settingFrom } from './task-settings.ts'

/**
 * acks_late alone is a common and sound choice. Settings that cannot take effect are a warning; that acks_late does not
 * cover a killed child is a note.
 */
export const acksLateSafe = defineCheck({
  id: 'config.acks-late-safe',
  title: 'Late-acknowledgement settings take effect',
  tier: 'local',
  severity: 'warn',
  needs: ['app', 'worker'],
  after: settingsAreRead,
  evaluate({ app, worker }) {
    // Other pools have no children to lose: when the worker dies, the broker redelivers what was not acknowledged.
    if (worker.pool !== 'prefork') return pass({ pool: worker.pool })
    const late = lateTasks(app)
    return rejectsNothing(app, late) ?? retriesForever(app, worker, late) ?? lostWithTheChild(app, late)
  },
})

/** on_failure() looks at reject_on_worker_lost for late tasks only (celery/worker/request.py). */
function rejectsNothing(app: AppFact, late: readonly string[]): CheckResult | null {
  // Celery 5.7: the worker sends the task again, acknowledged or not.
  if (isOn(app, 'task_retry_on_worker_lost')) return null
  const own = app.tasks.filter((task) => app.taskOptions[task]?.rejectOnWorkerLost === true && !late.includes(task))
  const all = isOn(app, 'task_reject_on_worker_lost') && late.length === 0 && app.tasks.length > 0
  if (!all && own.length === 0) return null
  return fail({
    message: `${all ? 'task_reject_on_worker_lost' : `reject_on_worker_lost of ${own[0]}`} has no effect without acks_late: when a pool child is killed, its task is lost.`,
    evidence: {
      task_reject_on_worker_lost: all ? settingFrom(app, 'task_reject_on_worker_lost') : null,
      tasks: own,
      acks_late: 'off: the message is acknowledged before the task runs, and nothing is left to reject',
    },
    remedy:
      'If the task may run twice, also set task_acks_late = True (or acks_late=True on the task); otherwise remove the setting.',
    location: all ? locationAt(app.settings['task_reject_on_worker_lost']?.where ?? null) : null,
  })
}

/** Past its hard time limit such a task is requeued and starts again. */
function retriesForever(app: AppFact, worker: WorkerFact, late: readonly string[]): CheckResult | null {
  const name = ['task_acks_on_timeout', 'task_acks_on_failure_or_timeout'].find(
    (one) => app.settings[one]?.value != null,
  )
  const setting = name === undefined ? undefined : app.settings[name]
  if (name === undefined || setting?.value !== false) return null
  const hard = late.filter(
    (task) => app.taskOptions[task]?.timeLimit !== undefined || worker.configured.timeLimit !== null,
  )
  const limit = longestLimit(app, worker, hard)
  if (limit === null) return null
  return fail({
    message: `A task that exceeds its hard time limit is requeued and retried forever: it is acknowledged late, and ${name} is off.`,
    evidence: {
      [name]: settingFrom(app, name),
      'time limit': `${limit.seconds} s (${limit.where})`,
      tasks: hard.slice(0, 10),
    },
    remedy: `Turn ${name} on, or set a soft time limit below the hard one and end the task on SoftTimeLimitExceeded.`,
    location: locationAt(setting.where),
  })
}

function lostWithTheChild(app: AppFact, late: readonly string[]): CheckResult {
  const uncovered = late.filter(
    (task) => !(app.taskOptions[task]?.rejectOnWorkerLost ?? isOn(app, 'task_reject_on_worker_lost')),
  )
  if (uncovered.length === 0 || isOn(app, 'task_retry_on_worker_lost')) return pass({ 'late tasks': late.length })
  return fail({
    message:
      'Late acknowledgement covers the loss of the worker, not of one pool child: when a child is killed (out of memory, SIGTERM to the process group), its task is acknowledged and lost.',
    evidence: { tasks: uncovered.slice(0, 10), task_acks_late: settingFrom(app, 'task_acks_late') },
    remedy:
      'task_reject_on_worker_lost = True requeues such a task. Use it only for tasks that may run twice and do not kill their child every time: those are retried forever.',
    severity: 'info',
  })
}
