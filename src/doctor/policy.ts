import type { CheckSeverity } from '../checks/define-check.ts'

/** A finding that the project has accepted. */
export interface Silence {
  readonly id: string
  readonly reason: string
  /** ISO date after which it counts again; null: indefinitely. */
  readonly until: string | null
}

/** How a project and a run treat the checks' results. */
export interface Policy {
  readonly profile: 'dev' | 'ci'
  /** The lowest severity that fails the run. */
  readonly failLevel: 'error' | 'warn'
  readonly severities: Readonly<Record<string, CheckSeverity | 'off'>>
  readonly silences: readonly Silence[]
}

/** The level in force for a check: the project's setting, else the result's, else the declared one. */
export const effectiveSeverity = (
  policy: Policy,
  id: string,
  declared: CheckSeverity,
  ofResult?: CheckSeverity,
): CheckSeverity => {
  const configured = policy.severities[id]
  return configured === undefined || configured === 'off' ? (ofResult ?? declared) : configured
}

/** The level that a check declares for the profile of the run. */
export const declaredSeverity = (
  { profile }: Policy,
  check: { readonly severity: CheckSeverity; readonly severityInCi?: CheckSeverity },
): CheckSeverity => (profile === 'ci' ? check.severityInCi : undefined) ?? check.severity

/** @param today ISO date (YYYY-MM-DD), so that an expired silence is decided by the caller's clock */
export const silenceFor = (policy: Policy, id: string, today: string): Silence | null =>
  policy.silences.find((silence) => silence.id === id && (silence.until === null || silence.until >= today)) ?? null
