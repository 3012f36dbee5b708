import type { AppFact } from '../../facts/app.ts'
import type { OsName } from '../../facts/platform.ts'
import type { PoolName, ConfiguredOptions } from '../../facts/worker.ts'
import { supports, type PoolFeature } from '../../worker/pool-capabilities.ts'
import { defineCheck, fail, pass, type Location } from '../define-check.ts'
import { settingsAreRead } from './after.ts'
import { locationOf } from '../location.ts'

/** A pool ignores a limit that it does not support, and logs nothing. */
export const limitsHonoured = defineCheck({
  id: 'config.limits-honoured',
  title: 'The pool enforces the limits that are set',
  tier: 'local',
  severity: 'warn',
  needs: ['app', 'worker', 'platform'],
  after: [...settingsAreRead, 'pool.supported-on-platform'],
  evaluate({ app, worker: { pool, poolOrigin, configured }, platform: { target } }) {
    const given = limitsGiven(configured, app)
    const evidence = { pool, from: poolOrigin.where, limits: given.map(({ text }) => text) }
    if (pool === 'custom') return pass(evidence)
    const ignored = given.filter(({ limit }) => !supports(pool, limit, target))
    const [first] = ignored
    if (first === undefined) return pass(evidence)
    const crashes = pool === 'threads' && ignored.some(({ limit }) => limit === 'autoscale')
    const names = ignored.map(({ name }) => name).join(', ')
    return fail({
      message: crashes
        ? `The threads pool cannot be scaled: with autoscale the worker exits with AttributeError ('TaskPool' object has no attribute 'grow') as soon as there are more tasks than threads.`
        : `${names} ${ignored.length === 1 ? 'has' : 'have'} no effect with the ${pool} pool.`,
      evidence: { ...evidence, ignored: ignored.map(({ text }) => text) },
      remedy: cure(
        pool,
        ignored.map(({ limit }) => limit),
        target,
      ),
      location: first.place,
      ...(crashes && { severity: 'error' as const }),
    })
  },
})

interface Given {
  readonly limit: PoolFeature
  readonly name: string
  readonly place: Location | null
  /** With its value and where it comes from. */
  readonly text: string
}

function limitsGiven(configured: ConfiguredOptions, { taskOptions }: AppFact): Given[] {
  /** @param setting its name, where the limit is a setting; in a command it is an option */
  const one = (
    limit: PoolFeature,
    name: string,
    of: ConfiguredOptions['timeLimit'] | ConfiguredOptions['autoscale'],
    setting: string | null,
  ): Given[] => {
    if (!of) return []
    const written = of.origin.kind === 'setting' && setting !== null ? setting : `--${name.replaceAll(' ', '-')}`
    const text = `${name} ${of.value} (${of.origin.where})`
    return [{ limit, name: written, place: locationOf(of.origin), text }]
  }
  const tasks = Object.entries(taskOptions).flatMap(([task, { timeLimit, softTimeLimit }]): Given[] => [
    ...ofTask('timeLimit', 'time limit', task, timeLimit),
    ...ofTask('softTimeLimit', 'soft time limit', task, softTimeLimit),
  ])
  return [
    ...one('timeLimit', 'time limit', configured.timeLimit, 'task_time_limit'),
    ...one('softTimeLimit', 'soft time limit', configured.softTimeLimit, 'task_soft_time_limit'),
    ...one('maxTasksPerChild', 'max-tasks-per-child', configured.maxTasksPerChild, 'worker_max_tasks_per_child'),
    ...one('maxMemoryPerChild', 'max-memory-per-child', configured.maxMemoryPerChild, 'worker_max_memory_per_child'),
    ...one('autoscale', 'autoscale', configured.autoscale, null),
    ...tasks,
  ]
}

const ofTask = (limit: PoolFeature, name: string, task: string, seconds: number | undefined): Given[] =>
  seconds === undefined || seconds <= 0
    ? []
    : [{ limit, name: `${task}'s ${name}`, place: null, text: `${name} ${seconds} (${task})` }]

function cure(pool: PoolName, ignored: readonly PoolFeature[], target: OsName): string {
  const timed = ignored.some((limit) => limit === 'timeLimit' || limit === 'softTimeLimit')
  if (ignored.includes('autoscale') && !timed)
    return `Replace --autoscale with a fixed --concurrency${target === 'windows' ? '.' : ', or use --pool=prefork.'}`
  if (target === 'windows')
    return timed
      ? 'Set the limit inside the task (a timeout of its HTTP client, database or subprocess). For hard time limits on Windows, try `poolwise worker launch --pool prefork`, which tests prefork on this machine first.'
      : 'Restart the worker periodically; only prefork has children to replace.'
  const elsewhere = pool === 'gevent' ? '' : ' gevent enforces hard time limits only.'
  return `Use --pool=prefork to enforce these limits.${timed ? elsewhere : ''} Or set the limit inside the task: a timeout of its HTTP client, database or subprocess.`
}
