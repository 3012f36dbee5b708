import type { AppFact } from '../../facts/app.ts'
import type { OsName } from '../../facts/platform.ts'
import type { PoolName, ConfiguredOptions } from '../../facts/worker.ts'
import { supports, type PoolFeature } from '../../worker/pool-capabilities.ts'
import { defineCheck, fail, pass, type Location } from '../define-check.ts'
import { settingsAreRead } from './after.ts'
import { locationOf } from '../location.ts'

/** Pools drop limits without a word: nothing in the worker's log tells. */
export const limitsHonoured = defineCheck({
  id: 'config.limits-honoured',
  title: "The worker's pool honours the limits that are set",
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
        ? `The threads pool can't be scaled: with autoscale the worker ends with AttributeError ('TaskPool' object has no attribute 'grow') as soon as there is more work than threads.`
        : `The ${pool} pool ignores ${names}, without a word in the log.`,
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
  const one = (
    limit: PoolFeature,
    name: string,
    of: ConfiguredOptions['timeLimit'] | ConfiguredOptions['autoscale'],
  ): Given[] =>
    of ? [{ limit, name, place: locationOf(of.origin), text: `${name} ${of.value} (${of.origin.where})` }] : []
  const tasks = Object.entries(taskOptions).flatMap(([task, { timeLimit, softTimeLimit }]): Given[] => [
    ...ofTask('timeLimit', 'time limit', task, timeLimit),
    ...ofTask('softTimeLimit', 'soft time limit', task, softTimeLimit),
  ])
  return [
    ...one('timeLimit', 'time limit', configured.timeLimit),
    ...one('softTimeLimit', 'soft time limit', configured.softTimeLimit),
    ...one('maxTasksPerChild', 'max-tasks-per-child', configured.maxTasksPerChild),
    ...one('maxMemoryPerChild', 'max-memory-per-child', configured.maxMemoryPerChild),
    ...one('autoscale', 'autoscale', configured.autoscale),
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
    return `Give a fixed number with --concurrency in place of --autoscale${target === 'windows' ? '.' : ', or use --pool=prefork.'}`
  if (target === 'windows')
    return timed
      ? 'Put the limit into the task itself (a timeout of its HTTP client, its database, its subprocess); for hard time limits on Windows, try `poolwise worker launch --pool prefork`, which proves it on this machine first.'
      : 'Restart the worker from outside now and then; only prefork has children to replace.'
  const elsewhere = pool === 'gevent' ? '' : ' gevent honours hard time limits, and nothing else of these.'
  return `Use --pool=prefork where these limits are meant.${timed ? elsewhere : ''} Or put the limit into the task itself: a timeout of its HTTP client, its database, its subprocess.`
}
