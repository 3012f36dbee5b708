import type { PoolName } from '../facts/worker.ts'
import { celeryCommand } from './celery-command.ts'
import { roomFor, sizeFor } from './nodes.ts'
import type { PlanReason, PoolPlan, RejectedPool } from './plan.ts'
import type { AdvisorInput } from './advisor-input.ts'
import { applyRules } from './trace.ts'

const considered: readonly PoolName[] = ['prefork', 'solo', 'threads', 'gevent', 'eventlet']

/** The weight of a preference for a reason in the project, not of a default. */
const STRONG = 70

/**
 * Folds the rules over the input into a plan. Pure.
 * @param app the value of `celery -A`; null where no app is known yet: the command then has a placeholder
 */
export function advise(input: AdvisorInput, app: string | null): PoolPlan {
  const { fired, rejected, preferences } = weighed(input)
  const best = preferences[0]
  // solo-always-works always fires and nothing rejects solo.
  if (best === undefined) throw new Error('no rule leaves a pool to recommend')
  const pool = best.prefers
  const other = outvoted(input)
  const needs = fired.flatMap(({ rule, verdict }) =>
    'pool' in verdict && verdict.pool === pool ? [{ rule, ...verdict }] : [],
  )
  const wanted = [...new Set(needs.flatMap((need) => need.options ?? []))]
  const { nodes, reasons } = sizeFor(pool, input, wanted)
  const options = wanted.filter((option) => fits(option, nodes.length, input))
  // Celery finds the app in the folder where it starts.
  const path = input.importRoot === null || input.folder !== null ? {} : { PYTHONPATH: input.importRoot }
  const env = Object.assign({}, input.variables?.kept, path, ...needs.map((need) => need.env ?? {})) as Record<
    string,
    string
  >
  const plan = {
    nodes,
    env,
    options,
    settings: {},
    reasons: [
      ...preferences
        .filter((preference) => preference.prefers === pool && (preference === best || preference.weight >= 40))
        .map(reason),
      ...needs.filter((need) => (need.options ?? []).every((option) => options.includes(option))).map(reason),
      ...(other ? [{ rule: other.rule, text: `${other.prefers} would be poolwise's choice: ${other.reason}` }] : []),
      ...reasons,
    ],
    rejected: [...rejected, ...outweighed(pool, preferences, rejected)],
    ...(input.folder !== null && { folder: input.folder }),
    evidence: input.poolRoundTrip === null ? ('rules' as const) : ('probed' as const),
  }
  return {
    ...plan,
    command: nodes.map((node, index) => {
      // Two beats would send every task twice.
      const own = index === 0 ? options : options.filter((option) => option !== '-B')
      return celeryCommand(node, app, input.workerPoolSetting, own, input.features.kept?.value.before)
    }),
  }
}

interface Preference {
  readonly prefers: PoolName
  readonly weight: number
  readonly rule: string
  readonly reason: string
}

/** The verdicts of the rules: the pools that they reject, and their preferences among the others, best first. */
function weighed(input: AdvisorInput) {
  const fired = applyRules(input)
  const rejected: RejectedPool[] = considered.flatMap((pool) => {
    const first = fired.find(({ verdict }) => 'rejects' in verdict && verdict.rejects === pool)
    return first ? [{ pool, rule: first.rule, reason: first.verdict.reason }] : []
  })
  const preferences = fired
    .flatMap(({ rule, verdict }): Preference[] => ('prefers' in verdict ? [{ rule, ...verdict }] : []))
    .filter((preference) => !rejected.some(({ pool }) => pool === preference.prefers))
    .sort((a, b) => b.weight - a.weight)
  return { fired, rejected, preferences }
}

/** The pool for which the project's facts speak though its own choice, another one, stands; null: there is none. */
export function outvoted(input: AdvisorInput): Preference | null {
  const { preferences } = weighed(input)
  const [best, ...others] = preferences
  if (best?.rule !== 'configured-pool-kept') return null
  return others.find(({ prefers, weight }) => prefers !== best.prefers && weight >= STRONG) ?? null
}

/** Options that depend on the size: a single node shares its queue with no other, and -c auto ignores memory. */
function fits(option: string, nodes: number, input: AdvisorInput): boolean {
  if (input.features.kept?.value.options.includes(option)) return true
  if (option === '--prefetch-multiplier=1') return nodes > 1
  if (option === '--concurrency=auto') return input.cpus <= roomFor('prefork', input)
  return true
}

const reason = ({ rule, reason }: { rule: string; reason: string }): PlanReason => ({ rule, text: reason })

/** Pools that no rule rejects, with a lower preference than the chosen one. */
function outweighed(
  chosen: PoolName,
  preferences: readonly { prefers: PoolName; rule: string; reason: string }[],
  rejected: readonly RejectedPool[],
): RejectedPool[] {
  return considered
    .filter((pool) => pool !== chosen && !rejected.some((entry) => entry.pool === pool))
    .map((pool) => {
      const preference = preferences.find((entry) => entry.prefers === pool)
      return {
        pool,
        rule: preference?.rule ?? 'none',
        reason: preference
          ? `possible (${preference.reason}), but ${chosen} fits better here`
          : `no rule prefers ${pool} here`,
      }
    })
}
