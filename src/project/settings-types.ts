export type CheckLevel = 'off' | 'info' | 'warn' | 'error'

/** A value and the file that sets it. */
export interface Sourced<T> {
  readonly value: T
  /** Absolute path. */
  readonly file: string
}

/** A silence and where it stands. */
export interface PlacedSilence extends Sourced<Silence> {
  /** The line of its `until`, else of the entry. */
  readonly line: number | null
}

export interface Silence {
  readonly id: string
  readonly reason: string
  /** YYYY-MM-DD, the last day it applies; null: indefinitely. */
  readonly until: string | null
}

/** poolwise's own settings, from `poolwise.toml` and `[tool.poolwise]` in pyproject.toml. */
export interface Settings {
  readonly app: Sourced<string> | null
  /** Paths are relative to the settings file and made absolute; a bare name is looked up on PATH. */
  readonly python: Sourced<string> | null
  /** Seconds after which importing the app counts as slow, and as hung. */
  readonly importLimit: Sourced<number> | null
  readonly importTimeout: Sourced<number> | null
  readonly profile: Sourced<'dev' | 'ci'> | null
  /** By id, glob or category. */
  readonly checks: Readonly<Record<string, Sourced<CheckLevel>>>
  readonly silences: readonly PlacedSilence[]
}

/** A mistake in a settings file, with its correction. */
export interface SettingsError {
  readonly file: string
  /** Counted from 1; null: not known, or the file as a whole. */
  readonly line: number | null
  readonly column: number | null
  /** The line itself. */
  readonly source: string | null
  /** Dotted path of the key; empty for the file as a whole. */
  readonly key: string
  readonly problem: string
  /** What to do. */
  readonly next: string
}

export interface SettingsResult {
  readonly settings: Settings
  readonly errors: readonly SettingsError[]
}
