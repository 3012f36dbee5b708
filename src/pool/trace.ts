import type { RuleVerdict } from './define-rule.ts'
import { poolRules } from './rules.ts'
import type { AdvisorInput } from './advisor-input.ts'

export interface FiredRule {
  readonly rule: string
  readonly verdict: RuleVerdict
}

/** The verdicts of all rules, in the table's order. */
export const applyRules = (input: AdvisorInput): readonly FiredRule[] =>
  poolRules.flatMap((rule) => rule.when(input).map((verdict) => ({ rule: rule.id, verdict })))

/** One line of `pool recommend --why`. */
export interface TraceEntry {
  /** The rule's file name under src/pool/rules. */
  rule: string
  /** silent: the rule doesn't fire. */
  says: 'rejects' | 'prefers' | 'notes' | 'silent'
  /** Null where the rule is silent. */
  pool: string | null
  /** Of a preference: among the pools that no rule rejects, the highest wins. */
  weight: number | null
  /** Variables and options that the pool needs. */
  needs: readonly string[]
  reason: string
}

/** The verdict of each rule, silent ones included. */
export function trace(input: AdvisorInput): TraceEntry[] {
  return poolRules.flatMap((rule): TraceEntry[] => {
    const verdicts = rule.when(input)
    if (verdicts.length === 0)
      return [{ rule: rule.id, says: 'silent', pool: null, weight: null, needs: [], reason: '' }]
    return verdicts.map((verdict) => ({ rule: rule.id, ...describe(verdict), reason: verdict.reason }))
  })
}

function describe(verdict: RuleVerdict): Omit<TraceEntry, 'rule' | 'reason'> {
  if ('rejects' in verdict) return { says: 'rejects', pool: verdict.rejects, weight: null, needs: [] }
  if ('prefers' in verdict) return { says: 'prefers', pool: verdict.prefers, weight: verdict.weight, needs: [] }
  const variables = Object.entries(verdict.env ?? {}).map(([name, value]) => `${name}=${value}`)
  return { says: 'notes', pool: verdict.pool, weight: null, needs: [...variables, ...(verdict.options ?? [])] }
}
