export type CheckLevel = 'off' | 'info' | 'warn' | 'error'

/** A value and the file that sets it. */
export interface Sourced<T> {
  readonly value: T
  /** Absolute path. */
  readonly file: string
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
  readonly checks: Readonly<Record<string, Sourced<CheckLevel>>>
  readonly silences: readonly Sourced<Silence>[]
}

/** A mistake in a settings file, with its correction. */
export interface SettingsError {
  readonly file: string
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
