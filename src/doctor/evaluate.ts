import type { AnyCheck, CheckResult } from '../checks/define-check.ts'
import type { FactName, FactOutcomes } from '../facts/facts.ts'
import type { Outcome } from '../facts/outcome.ts'
import { factOwners } from './fact-owners.ts'
import { values } from './gather.ts'

/** A check's result, with the blocking checks, the duration, and a crash of poolwise's own code. */
export interface Evaluated {
  readonly check: AnyCheck
  readonly result: CheckResult
  readonly blockedBy: readonly string[]
  readonly error: string | null
  readonly durationMs: number
}

/**
 * Evaluates checks over the facts that the probes found. Pure.
 * Checks that own a fault are evaluated before the checks that it blocks, whatever the order of the list.
 * @returns one entry per check, in the order of `checks`
 * @throws Error if checks depend on each other in a cycle (a bug in the catalogue)
 */
export function evaluateChecks(checks: readonly AnyCheck[], outcomes: FactOutcomes): Evaluated[] {
  const byId = new Map(checks.map((check) => [check.id, check]))
  const done = new Map<string, Evaluated>()
  const visit = (check: AnyCheck, path: readonly string[]): Evaluated => {
    const known = done.get(check.id)
    if (known) return known
    if (path.includes(check.id)) throw new Error(`checks wait for each other: ${[...path, check.id].join(' → ')}`)
    const owners = ownersOf(check)
      .flatMap((id) => byId.get(id) ?? [])
      .map((owner) => visit(owner, [...path, check.id]))
    const evaluated = evaluateOne(check, outcomes, owners)
    done.set(check.id, evaluated)
    return evaluated
  }
  return checks.map((check) => visit(check, []))
}

/** The checks whose failure blocks this one: those that it names, and those that own its facts. */
export const ownersOf = (check: AnyCheck): string[] =>
  [...new Set([...check.after, ...check.needs.flatMap(ownersOfFact)])].filter((id) => id !== check.id)

const ownersOfFact = (name: FactName): readonly string[] => factOwners[name] ?? []

function evaluateOne(check: AnyCheck, outcomes: FactOutcomes, owners: readonly Evaluated[]): Evaluated {
  const began = performance.now()
  const finish = (result: CheckResult, blockedBy: readonly string[] = [], error: string | null = null): Evaluated => ({
    check,
    result,
    blockedBy,
    error,
    durationMs: Math.round(performance.now() - began),
  })

  const missing = check.needs.find((name) => outcomes[name]?.kind !== 'ok')
  // A failed owner counts if the check names it, or if the fact that it owns is actually missing.
  const blockers = blockersAmong(
    missing === undefined ? owners.filter(({ check: { id } }) => check.after.includes(id)) : owners,
  )
  if (blockers.length > 0) return finish({ status: 'skip', because: `blocked by ${blockers.join(', ')}` }, blockers)
  if (missing !== undefined) {
    const outcome = outcomes[missing]
    return finish(withoutFact(missing, outcome), [], outcome?.kind === 'broken' ? (outcome.defect ?? null) : null)
  }
  try {
    return finish(check.evaluate(values(outcomes)))
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    return finish({ status: 'unknown', because: `this check crashed: ${text}`, evidence: {}, remedy: null }, [], text)
  }
}

/** The checks that failed with an error, and those that the skipped ones were blocked by. A warning does not explain an error. */
function blockersAmong(evaluated: readonly Evaluated[]): string[] {
  const blockers = evaluated.flatMap(({ check, result, blockedBy }) => {
    if (result.status !== 'fail') return blockedBy
    return (result.severity ?? check.severity) === 'error' ? [check.id] : []
  })
  return [...new Set(blockers)]
}

function withoutFact(name: FactName, outcome: Outcome<unknown> | undefined): CheckResult {
  switch (outcome?.kind) {
    case 'broken':
      return { status: 'unknown', because: outcome.error, evidence: { fact: name }, remedy: null }
    case 'timedOut':
      return {
        status: 'unknown',
        because: `no answer after ${(outcome.afterMs / 1000).toFixed(0)} s: ${outcome.during}`,
        evidence: { fact: name, hung: outcome.during },
        remedy: null,
      }
    case 'absent':
      return { status: 'skip', because: outcome.because }
    default:
      return { status: 'skip', because: `${name} was not looked for` }
  }
}
