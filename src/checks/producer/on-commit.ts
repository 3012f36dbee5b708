import { olderThan } from '../../versions/compare.ts'
import { settingsAreRead } from '../config/after.ts'
import { isOn } from '../config/task-settings.ts'
import { defineCheck, fail, pass } from '../define-check.ts'

/** A note: the task may not depend on what the transaction writes. */
export const onCommit = defineCheck({
  id: 'producer.on-commit',
  title: 'Tasks are sent after the transaction that they depend on',
  tier: 'local',
  severity: 'info',
  needs: ['app', 'celery', 'taskUsage'],
  after: settingsAreRead,
  evaluate({ app, celery, taskUsage: { inTransactions } }) {
    const [first] = inTransactions
    if (first === undefined || isOn(app, 'task_always_eager')) return pass()
    const { django } = app
    // https://docs.celeryq.dev/en/stable/django/first-steps-with-django.html: the task class is set by Celery's fixup.
    const own = django?.fixupInstalled === true && !olderThan(celery.version, '5.4.0')
    return fail({
      message:
        'A task is sent inside a transaction: a worker may run it before the transaction is committed, without the rows that it wrote, or although it is rolled back.',
      evidence: { at: inTransactions.map(({ file, line }) => `${file}:${line}`) },
      remedy: own
        ? 'Send it after the commit: task.delay_on_commit(…), or transaction.on_commit(lambda: task.delay(…)).'
        : 'Send it after the commit: transaction.on_commit(lambda: task.delay(…)).',
      location: { file: first.file, line: first.line },
    })
  },
})
