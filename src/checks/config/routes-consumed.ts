import { soundCommand } from '../../celery-command/sound-command.ts'
import { withOption } from '../../celery-command/edit-command.ts'
import type { LaunchCommand } from '../../facts/project.ts'
import type { RoutesFact } from '../../facts/queues.ts'
import type { TaskUsageFact } from '../../facts/task-usage.ts'
import { defineCheck, fail, pass, skip, unknown, type CheckResult, type Evidence } from '../define-check.ts'
import { locationAt } from '../location.ts'
import { settingsAreRead } from './after.ts'
import { routeTaken } from '../../worker/route-taken.ts'
import { command as shownCommand, remedy } from '../remedy/commands.ts'
import { lineFixes } from '../remedy/line-fix.ts'
import { consumedQueues } from '../../worker/consumed-queues.ts'
import { partialPlaces, type PartialPlace } from './partial-places.ts'

/**
 * Judged only where the project's own files contain worker commands: another service may consume a queue as well. First for
 * all of them together, then for each place that starts workers.
 */
export const routesConsumed = defineCheck({
  id: 'config.routes-consumed',
  title: 'Every queue in the routes is consumed by a worker',
  tier: 'local',
  severity: 'warn',
  needs: ['app', 'worker', 'queues', 'routes', 'queueMentions'],
  considers: ['launchCommands', 'ownStarts', 'commandSearch', 'programs', 'taskUsage', 'beatSchedule'],
  after: [...settingsAreRead, 'app.tasks-registered'],
  evaluate({
    app,
    worker,
    queues,
    routes,
    queueMentions,
    launchCommands = [],
    ownStarts = [],
    commandSearch,
    programs = [],
    taskUsage,
    beatSchedule,
  }) {
    if (ownStarts.length > 0)
      return skip(`${ownStarts[0]!.argv.slice(0, 3).join(' ')} starts a worker, and its queues are not known`)
    const consumed = consumedQueues(launchCommands, worker, queues)
    if (consumed === null) return skip('no worker command of this project shows which queues are consumed')
    const isLost = (queue: string): boolean => !consumed.queues.has(queue) && !queueMentions.queues.includes(queue)
    /** A library's task is registered wherever the library is installed; a route of its own shows that it is sent. */
    const perhapsUnsent = (task: string, queue: string): boolean => {
      const byDefault = app.settings['task_default_queue']?.value ?? 'celery'
      const called = taskUsage?.calls?.plain.includes(task.split('.').at(-1)!) === true
      const planned = beatSchedule?.entries.some((entry) => entry.task === task) === true
      return app.taskOptions[task]?.ofLibrary === true && queue === byDefault && !called && !planned
    }
    const lost = Object.entries(routes).flatMap(([task, queue]) =>
      queue !== null && isLost(queue) && !perhapsUnsent(task, queue) && routeTaken(task, queue, taskUsage, beatSchedule)
        ? [{ task, queue }]
        : [],
    )
    const partly = commandSearch?.partly ?? []
    const evidence = { consumed: consumed.shown, ...(partly.length > 0 && { 'searched in part': partly.slice(0, 20) }) }
    const isAllRead = queueMentions.complete && commandSearch?.complete !== false && partly.length === 0
    const [first] = lost
    if (first === undefined) {
      const sent = taskUsage?.queues.find(({ queue }) => isLost(queue))
      if (sent) return sentToLost(sent, isAllRead, queues, evidence)
      const routed = [...new Set(Object.values(routes))].filter(
        (queue) => queue !== null && consumed.queues.has(queue),
      ) as string[]
      const partial =
        worker.configured.queues?.origin.kind === 'variable'
          ? []
          : partialPlaces({ app, commands: launchCommands, programs, own: queues, routed })
      if (partial.length === 0) return pass(evidence)
      return isAllRead
        ? inSomePlaces(partial, queues, routes, evidence)
        : unknown(
            'Part of the project was not read, so it is not known whether each place that starts workers consumes all queues.',
            evidence,
          )
    }
    if (!isAllRead)
      return unknown(
        `Part of the project was not read, so it is not known whether a worker consumes the queue ${first.queue}, to which ${first.task} is sent.`,
        evidence,
      )
    const names = [...new Set(lost.map(({ queue }) => queue))]
    const routed = app.settings['task_routes']
    return fail({
      message: `${first.task} is sent to the queue ${first.queue}, but no worker command of this project consumes that queue: the task waits forever.`,
      evidence: {
        queues: names.map(
          (name) => `${name}: ${lost.flatMap(({ task, queue }) => (queue === name ? task : [])).join(', ')}`,
        ),
        task_routes: routed?.origin === 'configured' ? routed.where : null,
        ...evidence,
      },
      remedy: `Start a worker with -Q ${[...new Set([...queues, ...names])].join(',')}, or correct the route.`,
      location: locationAt(routed?.where ?? null),
    })
  },
})

/** A call names the queue: `pay.apply_async(queue='fast')`. */
function sentToLost(
  { queue, file, line }: TaskUsageFact['queues'][number],
  complete: boolean,
  own: readonly string[],
  evidence: Evidence,
): CheckResult {
  const place = `${file}:${line}`
  if (!complete)
    return unknown(
      `Part of the project was not read, so it is not known whether a worker consumes the queue ${queue} (${place}).`,
      evidence,
    )
  return fail({
    message: `${place} sends to the queue ${queue}, but no worker command of this project consumes that queue: the task waits forever.`,
    evidence: { 'sent at': place, ...evidence },
    remedy: `Start a worker with -Q ${[...new Set([...own, queue])].join(',')}, or correct the queue's name.`,
    location: { file, line },
  })
}

function inSomePlaces(
  places: readonly PartialPlace[],
  own: readonly string[],
  routes: RoutesFact,
  evidence: Evidence,
): CheckResult {
  const [{ command, lost }] = places as readonly [PartialPlace, ...PartialPlace[]]
  const [task] = Object.entries(routes).find(([, queue]) => queue !== null && lost.includes(queue)) ?? ['']
  const others = places.length - 1
  const cured = places.map((one) => ({
    one,
    words: withOption(soundCommand(one.command.argv), `--queues=${[...new Set([...own, ...one.lost])].join(',')}`),
  }))
  return fail({
    message: `${placeOf(command)}: this worker has no -Q, so it consumes ${own.join(', ')} alone. ${task} is sent to the queue ${routes[task] ?? ''}, which only workers of other files consume.${others > 0 ? ` ${others} more ${others > 1 ? 'files start' : 'file starts'} such a worker.` : ''}`,
    evidence: {
      ...Object.fromEntries(places.map((one) => [placeOf(one.command), `not consumed: ${one.lost.join(', ')}`])),
      ...evidence,
    },
    remedy: {
      ...remedy(
        'Name all queues in that command, or start a worker for the others beside it.',
        ...cured.map(({ words }) => shownCommand(...words)),
      ),
      fixes: cured.flatMap(({ one, words }) => lineFixes(one.command, words)),
    },
    location: { file: command.file, line: command.line },
  })
}

const placeOf = ({ file, line }: LaunchCommand): string => `${file}:${line}`
