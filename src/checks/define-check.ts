import type { FactName, Facts } from '../facts/facts.ts'
import type { Tier } from '../facts/tier.ts'
import type { Fix } from './remedy/fix.ts'

export type CheckSeverity = 'error' | 'warn' | 'info'

export type Category =
  'host' | 'ipc' | 'python' | 'app' | 'config' | 'pool' | 'launch' | 'broker' | 'backend' | 'producer' | 'fleet'

/** What was measured or read, and where: shown to people as `key: value`, so keys are words. */
export type Evidence = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/** A command that cures the finding. */
export interface RemedyCommand {
  readonly argv: readonly string[]
  /** Systems it is meant for; empty: all. */
  readonly platforms: readonly string[]
  /** Variables that it needs. */
  readonly env?: Readonly<Record<string, string>>
  /** The folder that it has to run in, relative to the project's; absent: the project's own. */
  readonly folder?: string
}

export interface Remedy {
  /** One or two sentences: what to do. */
  readonly text: string
  readonly commands: readonly RemedyCommand[]
  /** What `doctor --fix` can do about it: only what is safe, and can be undone. */
  readonly fixes?: readonly Fix[]
}

export interface Location {
  readonly file: string
  readonly line: number | null
}

/** What a check says. Policy, not the check, decides what follows from it. */
export type CheckResult =
  | { readonly status: 'pass'; readonly evidence: Evidence }
  | {
      readonly status: 'fail'
      /** One sentence: what is wrong, in the user's words. */
      readonly message: string
      readonly evidence: Evidence
      readonly remedy: Remedy
      readonly location: Location | null
      /** Lower than the declared severity, where the catalogue gives two. */
      readonly severity?: CheckSeverity
    }
  | {
      readonly status: 'unknown'
      readonly because: string
      readonly evidence: Evidence
      readonly remedy: Remedy | null
    }
  | { readonly status: 'skip'; readonly because: string }

/** A check is a value: facts in, result out; no I/O, no state. */
export interface Check<N extends FactName = FactName, C extends FactName = FactName> {
  /** `<category>.<slug>`: a public name that never changes. */
  readonly id: string
  /** The healthy condition, the same whatever the outcome. */
  readonly title: string
  readonly tier: Tier
  readonly severity: CheckSeverity
  /** In the ci profile, where it weighs otherwise there. */
  readonly severityInCi?: CheckSeverity
  /** The facts that `evaluate` reads: types its argument, schedules the probes, explains a skip. */
  readonly needs: readonly N[]
  /** Facts that `evaluate` looks at when they are there. */
  readonly considers: readonly C[]
  /** Checks that own the fault when they fail: then this one is skipped with `blockedBy`. */
  readonly after: readonly string[]
  /** @returns what the facts say; a throw counts as `unknown`. */
  evaluate(facts: Pick<Facts, N> & Partial<Pick<Facts, C>>): CheckResult
}

/** Any check, for lists: the engine evaluates it only when the facts that it needs are there. */
export type AnyCheck = Omit<Check, 'evaluate'> & { evaluate(facts: Partial<Facts>): CheckResult }

type Definition<N extends FactName, C extends FactName> = Omit<Check<N, C>, 'after' | 'considers'> & {
  readonly after?: readonly string[]
  readonly considers?: readonly C[]
}

export function defineCheck<const N extends FactName, const C extends FactName = never>(
  check: Definition<N, C>,
): AnyCheck {
  return { ...check, after: check.after ?? [], considers: check.considers ?? [] }
}

export const pass = (evidence: Evidence = {}): CheckResult => ({ status: 'pass', evidence })

export const skip = (because: string): CheckResult => ({ status: 'skip', because })

export const unknown = (because: string, evidence: Evidence = {}, remedy: Remedy | null = null): CheckResult => ({
  status: 'unknown',
  because,
  evidence,
  remedy,
})

interface Failure {
  message: string
  evidence?: Evidence
  remedy: Remedy | string
  location?: Location | null
  severity?: CheckSeverity
}

export function fail({ message, evidence = {}, remedy, location = null, severity }: Failure): CheckResult {
  return {
    status: 'fail',
    message,
    evidence,
    remedy: typeof remedy === 'string' ? { text: remedy, commands: [] } : remedy,
    location,
    ...(severity && { severity }),
  }
}
