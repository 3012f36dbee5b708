import type { AppFact } from '../../facts/app.ts'
import type { ScheduleEntry } from '../../facts/beat-schedule.ts'
import { optionValue } from '../../celery-command/option-value.ts'
import { didYouMean, editDistance } from '../../text/did-you-mean.ts'
import { locationAt } from '../location.ts'
import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { settingsAreRead } from './after.ts'
import { consumedQueues } from '../../worker/consumed-queues.ts'

/**
 * beat may send a task to another service's worker: only names that belong to this project, in queues that its own workers
 * consume, are errors.
 */
export const beatTasksExist = defineCheck({
  id: 'config.beat-tasks-exist',
  title: 'Every task in the beat schedule is registered',
  tier: 'local',
  severity: 'error',
  needs: ['app', 'worker', 'beatSchedule', 'queues'],
  considers: ['launchCommands'],
  after: [...settingsAreRead, 'app.tasks-registered'],
  evaluate({ app, worker, beatSchedule: { entries, ownPackages }, queues, launchCommands = [] }) {
    if (optionValue(worker.command ?? [], '--include') !== null)
      return skip("the worker's command imports more modules with -I")
    const consumed = consumedQueues(launchCommands, worker, queues)
    const ours = new Set([...queues, ...(consumed?.queues ?? [])])
    const missing = entries
      .filter(({ task, queue }) => !isRegistered(app, task) && queue !== null && ours.has(queue))
      .map((entry) => {
        const belongs = belongsHere(entry, ownPackages)
        return { ...entry, belongs, similar: similarTask(entry, app, belongs) }
      })
      .filter(({ similar, belongs }) => similar !== null || belongs !== 'elsewhere')
    const [first] = missing.sort((a, b) => rank(a) - rank(b))
    if (first === undefined) return pass({ entries: entries.length, tasks: app.tasks.length })
    return fail({
      message: `beat sends ${first.task} (entry ${first.entry}), but no task has that name: the worker discards every message as unregistered.`,
      evidence: {
        entries: missing.map(({ entry, task, where }) => `${entry}: ${task}${where === null ? '' : ` (${where})`}`),
        queue: first.queue,
        registered: app.tasks.slice(0, 20),
      },
      remedy:
        first.similar === null
          ? `Correct the name in the entry, or make the worker import the module that defines ${first.task}. A task's name is module.function unless it is set with name=.`
          : `Did you mean ${first.similar}? A task's name is module.function unless it is set with name=.`,
      location: locationAt(first.where),
      ...(rank(first) > 0 && { severity: 'warn' as const }),
    })
  },
})

type Belongs = 'here' | 'elsewhere' | 'unknown'

const isRegistered = (app: AppFact, task: string): boolean => task.startsWith('celery.') || app.tasks.includes(task)

/** A registered task with a similar name: a misspelling, or the function's name in place of the full name. */
function similarTask({ task }: ScheduleEntry, { tasks }: AppFact, belongs: Belongs): string | null {
  if (belongs === 'here') return didYouMean(task, tasks)[0] ?? null
  if (belongs === 'unknown') {
    const same = tasks.filter((name) => name.slice(name.lastIndexOf('.') + 1) === task)
    return same.length === 1 ? same[0]! : null
  }
  // Services have similar names (app1, app2): one letter only, and no digit.
  const letters = (name: string) => name.replaceAll(/\d/g, '')
  return tasks.find((name) => editDistance(task, name) === 1 && letters(task) !== letters(name)) ?? null
}

/** Does the name belong to a module of this project? A name without a dot does not show it. */
function belongsHere({ task }: ScheduleEntry, own: readonly string[]): Belongs {
  if (!task.includes('.')) return 'unknown'
  return own.includes(task.slice(0, task.indexOf('.'))) ? 'here' : 'elsewhere'
}

/** 0: certain. 1: a name that a worker of another service may have. */
const rank = ({ similar, belongs }: { similar: string | null; belongs: Belongs }): number =>
  belongs === 'here' || (belongs === 'unknown' && similar !== null) ? 0 : 1
