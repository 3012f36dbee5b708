import type { FactName, FactOutcomes, Facts } from '../facts/facts.ts'
import type { Outcome } from '../facts/outcome.ts'
import type { OsName } from '../facts/platform.ts'
import type { Tier } from '../facts/tier.ts'

/** What the user asked for; the same for every probe of a run. */
export interface ProbeRequest {
  /** Absolute path of the project's folder. */
  readonly root: string
  /** The word after -A, when given. */
  readonly app: string | null
  /** The interpreter, when given. */
  readonly python: string | null
  readonly target: OsName
  readonly env: Readonly<Record<string, string | undefined>>
  /** From poolwise's own settings file. */
  readonly settings: {
    readonly app: string | null
    readonly python: string | null
    /** Seconds; absent or null: ours. */
    readonly importLimit?: number | null
    readonly importTimeout?: number | null
  }
}

export interface ProbeContext {
  readonly request: ProbeRequest
  /** Aborted at the probe's deadline or when the run is interrupted: stop, and end what was started. */
  readonly signal: AbortSignal
  /** Says what is under way, so that a hang can be named. */
  readonly step: (doing: string) => void
}

/** What a probe brings: an outcome for each fact that it promised. */
export type ProbeResult<P extends FactName> = { readonly [K in P]: Outcome<Facts[K]> }

/** The only code that does I/O for the doctor. Changes nothing. */
export interface Probe<P extends FactName = FactName, N extends FactName = FactName, C extends FactName = FactName> {
  readonly name: string
  readonly provides: readonly P[]
  /** Facts that must be ok; if one isn't, this probe isn't run and its facts are absent. */
  readonly needs: readonly N[]
  /** Facts that it waits for and may look at whatever their outcome. */
  readonly considers?: readonly C[]
  /** Facts that come first, if they are asked for at all: it isn't interested in them, but would hold them up. */
  readonly yieldsTo?: readonly FactName[]
  readonly tier: Tier
  /** A number, or how it follows from what the user asked for. */
  readonly deadlineMs: number | ((request: ProbeRequest) => number)
  /**
   * @param facts what it needs, and nothing else
   * @param others the outcomes of what it considers
   */
  run(context: ProbeContext, facts: Pick<Facts, N>, others: Pick<FactOutcomes, C>): Promise<ProbeResult<P>>
}

/** Any probe, for lists: the engine runs it only when the facts that it needs are there. */
export type AnyProbe = Omit<Probe, 'run'> & {
  run(context: ProbeContext, facts: Partial<Facts>, others: FactOutcomes): Promise<Partial<FactOutcomes>>
}

export function defineProbe<const P extends FactName, const N extends FactName, const C extends FactName = never>(
  probe: Probe<P, N, C>,
): AnyProbe {
  return probe
}
