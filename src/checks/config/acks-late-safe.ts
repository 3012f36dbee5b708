import type { AppFact } from '../../facts/app.ts'
import type { WorkerFact } from '../../facts/worker.ts'
import { locationAt } from '../location.ts'
import { defineCheck, fail, pass, type CheckResult } from '../define-check.ts'
import { settingsAreRead } from './after.ts'
import { isOn, lateTasks, longestLimit, settingFrom } from './task-settings.ts'

/**
 * acks_late alone is a common and sound choice: only what can't do what it is set for is a warning; that it doesn't
 * cover a killed child is a note.
 */
export const acksLateSafe = defineCheck({
  id: 'config.acks-late-safe',
  title: 'What is set for lost work keeps it, and runs it once more',
  tier: 'local',
  severity: 'warn',
  needs: ['app', 'worker'],
  after: settingsAreRead,
  evaluate({ app, worker }) {
    // Other pools have no children to lose: when they die, the broker hands out again what wasn't acknowledged.
    if (worker.pool !== 'prefork') return pass({ pool: worker.pool })
    const late = lateTasks(app)
    return rejectsNothing(app, late) ?? runsForEver(app, worker, late) ?? lostWithTheChild(app, late)
  },
})

/** on_failure() looks at reject_on_worker_lost for late tasks only (celery/worker/request.py). */
function rejectsNothing(app: AppFact, late: readonly string[]): CheckResult | null {
  // Celery 5.7: sends the task again by itself, acknowledged or not.
  if (isOn(app, 'task_retry_on_worker_lost')) return null
  const own = app.tasks.filter((task) => app.taskOptions[task]?.rejectOnWorkerLost === true && !late.includes(task))
  const all = isOn(app, 'task_reject_on_worker_lost') && late.length === 0 && app.tasks.length > 0
  if (!all && own.length === 0) return null
  return fail({
    message: `${all ? 'task_reject_on_worker_lost' : `reject_on_worker_lost of ${own[0]}`} has no effect without late acknowledgement: when a pool child is killed, its task is lost.`,
    evidence: {
      task_reject_on_worker_lost: all ? settingFrom(app, 'task_reject_on_worker_lost') : null,
      tasks: own,
      acks_late: 'off: the message is acknowledged before the task runs, and nothing is left to reject',
    },
    remedy:
      'Set task_acks_late = True (or acks_late=True on the task) as well, if the task may run twice; else remove it.',
    location: all ? locationAt(app.settings['task_reject_on_worker_lost']?.where ?? null) : null,
  })
}

/** Past its hard limit such a task is put back into the queue, and starts from the beginning. */
function runsForEver(app: AppFact, worker: WorkerFact, late: readonly string[]): CheckResult | null {
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
    message: `A task that exceeds its hard time limit is put back into the queue and starts again, for ever: ${name} is off, and it is acknowledged late.`,
    evidence: {
      [name]: settingFrom(app, name),
      'time limit': `${limit.seconds} s (${limit.where})`,
      tasks: hard.slice(0, 10),
    },
    remedy:
      'Leave that setting on, or use a soft time limit below the hard one and end the task when SoftTimeLimitExceeded is raised in it.',
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
      'Late acknowledgement covers the loss of the whole worker, not of one pool child: when a child is killed (out of memory, SIGTERM to the whole process group), its task is acknowledged all the same, and lost.',
    evidence: { tasks: uncovered.slice(0, 10), task_acks_late: settingFrom(app, 'task_acks_late') },
    remedy:
      'task_reject_on_worker_lost = True puts such a task back. Only for tasks that may run twice, and that do not kill their child each time: those would come back for ever.',
    severity: 'info',
  })
}
