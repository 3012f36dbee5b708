import type { RuleVerdict } from './define-rule.ts'
import { poolRules } from './rules.ts'
import type { AdvisorInput } from './advisor-input.ts'

export interface FiredRule {
  readonly rule: string
  readonly verdict: RuleVerdict
}

/** Every rule of the table, in its order, with what it says here. */
export const askRules = (input: AdvisorInput): readonly FiredRule[] =>
  poolRules.flatMap((rule) => rule.when(input).map((verdict) => ({ rule: rule.id, verdict })))

/** One line of `pool recommend --why`. */
export interface TraceEntry {
  /** The rule's file name under src/pool/rules. */
  rule: string
  /** silent: the rule has nothing to say here. */
  says: 'rejects' | 'prefers' | 'notes' | 'silent'
  /** What it speaks of; null where it is silent. */
  pool: string | null
  /** Of a preference: the highest among the pools that nobody rejected wins. */
  weight: number | null
  /** Variables and options that the pool needs. */
  needs: readonly string[]
  reason: string
}

/** What each rule said, and which ones were silent. */
export function trace(input: AdvisorInput): TraceEntry[] {
  return poolRules.flatMap((rule): TraceEntry[] => {
    const verdicts = rule.when(input)
    if (verdicts.length === 0)
      return [{ rule: rule.id, says: 'silent', pool: null, weight: null, needs: [], reason: '' }]
    return verdicts.map((verdict) => ({ rule: rule.id, ...said(verdict), reason: verdict.reason }))
  })
}

function said(verdict: RuleVerdict): Omit<TraceEntry, 'rule' | 'reason'> {
  if ('rejects' in verdict) return { says: 'rejects', pool: verdict.rejects, weight: null, needs: [] }
  if ('prefers' in verdict) return { says: 'prefers', pool: verdict.prefers, weight: verdict.weight, needs: [] }
  const variables = Object.entries(verdict.env ?? {}).map(([name, value]) => `${name}=${value}`)
  return { says: 'notes', pool: verdict.pool, weight: null, needs: [...variables, ...(verdict.options ?? [])] }
}
