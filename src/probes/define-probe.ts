import type { FactName, FactOutcomes, Facts } from '../facts/facts.ts'
import type { Outcome } from '../facts/outcome.ts'
import type { LaunchCommand } from '../facts/project.ts'
import type { OsName } from '../facts/platform.ts'
import type { Tier } from '../facts/tier.ts'

/** An entry of `[[silence]]` and where it stands. */
export interface PlacedSilence {
  readonly id: string
  readonly reason: string
  /** YYYY-MM-DD, the last day; null: indefinitely. */
  readonly until: string | null
  /** Absolute path. */
  readonly file: string
  readonly line: number | null
}

/** The user's request; the same for every probe of a run. */
export interface ProbeRequest {
  /** Absolute path of the project's folder. */
  readonly root: string
  /** The value of -A, if given. */
  readonly app: string | null
  /** The interpreter, if given. */
  readonly python: string | null
  readonly target: OsName
  readonly env: Readonly<Record<string, string | undefined>>
  /** The worker command of the project that --like names; absent or null: none is named. */
  readonly selected?: LaunchCommand | null
  /** From poolwise's own settings file. */
  readonly settings: {
    readonly app: string | null
    readonly python: string | null
    /** Seconds; absent or null: poolwise's defaults. */
    readonly importLimit?: number | null
    readonly importTimeout?: number | null
    readonly silences?: readonly PlacedSilence[]
  }
}

export interface ProbeContext {
  readonly request: ProbeRequest
  /** Aborted at the probe's deadline or when the run is interrupted: stop, and end all started processes. */
  readonly signal: AbortSignal
  /** Reports the current step, to be named if the probe hangs. */
  readonly step: (doing: string) => void
}

/** The result of a probe: an outcome for each of its facts. */
export type ProbeResult<P extends FactName> = { readonly [K in P]: Outcome<Facts[K]> }

/** Probes are the only code of `doctor` that does I/O. They change nothing. */
export interface Probe<P extends FactName = FactName, N extends FactName = FactName, C extends FactName = FactName> {
  readonly name: string
  readonly provides: readonly P[]
  /** Facts that must be ok; otherwise the probe is not run and its facts are absent. */
  readonly needs: readonly N[]
  /** Facts that it waits for and may read, whatever their outcome. */
  readonly considers?: readonly C[]
  /** Facts that are gathered first, if requested: the probe does not use them, but would slow them down. */
  readonly yieldsTo?: readonly FactName[]
  readonly tier: Tier
  /** It starts no process and opens no connection: an interrupted run doesn't wait for it. */
  readonly readsOnly?: true
  /** Milliseconds, or a function of the request. */
  readonly deadlineMs: number | ((request: ProbeRequest) => number)
  /**
   * @param facts the facts that it needs
   * @param others the outcomes of the facts that it considers
   */
  run(context: ProbeContext, facts: Pick<Facts, N>, others: Pick<FactOutcomes, C>): Promise<ProbeResult<P>>
}

/** Any probe, for lists: the engine runs it only if the facts that it needs are ok. */
export type AnyProbe = Omit<Probe, 'run'> & {
  run(context: ProbeContext, facts: Partial<Facts>, others: FactOutcomes): Promise<Partial<FactOutcomes>>
}

export function defineProbe<const P extends FactName, const N extends FactName, const C extends FactName = never>(
  probe: Probe<P, N, C>,
): AnyProbe {
  return probe
}
