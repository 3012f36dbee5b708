import type { SilencedCheck } from '../facts/ended-silence.ts'
import type { FactOutcomes } from '../facts/facts.ts'
import { ok } from '../facts/outcome.ts'
import { evaluateChecks, type Evaluated } from './evaluate.ts'
import { declaredSeverity, effectiveSeverity, silenceFor, type Policy } from './policy.ts'

const ID = 'config.silences-current'

/**
 * Judges ended silences by what their checks say now: the one check that looks at results, so it comes after the others. Pure.
 * @returns the same checks, in the same order
 */
export function withEndedSilences(
  evaluated: readonly Evaluated[],
  { endedSilences, ...outcomes }: FactOutcomes,
  policy: Policy,
  today: string,
): readonly Evaluated[] {
  const own = evaluated.find(({ check }) => check.id === ID)
  if (own === undefined || endedSilences?.kind !== 'ok' || endedSilences.value.length === 0) return evaluated
  const judged = endedSilences.value.map((silence) => {
    const of = evaluated.find(({ check }) => check.id === silence.id)
    return { ...silence, now: of === undefined ? null : stateOf(of, policy, today) }
  })
  const [again] = evaluateChecks([own.check], { ...outcomes, endedSilences: ok(judged) })
  return evaluated.map((one) => (one === own ? again! : one))
}

function stateOf({ check, result }: Evaluated, policy: Policy, today: string): SilencedCheck {
  if (result.status === 'skip') return null
  if (result.status === 'pass') return 'passes'
  if (silenceFor(policy, check.id, today)) return 'silenced'
  const ofResult = result.status === 'fail' ? result.severity : undefined
  const level = effectiveSeverity(policy, check.id, declaredSeverity(policy, check), ofResult)
  if (result.status === 'fail') return 'fails'
  return level === 'error' ? 'undecided' : null
}
