export type CheckLevel = 'off' | 'info' | 'warn' | 'error'

/** A value and the file that it stands in. */
export interface Sourced<T> {
  readonly value: T
  /** Absolute path. */
  readonly file: string
}

export interface Silence {
  readonly id: string
  readonly reason: string
  /** YYYY-MM-DD, the last day it holds; null: for good. */
  readonly until: string | null
}

/** poolwise's own settings, from `poolwise.toml` and `[tool.poolwise]` in pyproject.toml. */
export interface Settings {
  readonly app: Sourced<string> | null
  /** A path is made absolute, from the folder of the file that names it; a bare name is left to PATH. */
  readonly python: Sourced<string> | null
  /** Seconds that importing the app may take before it is called slow, and before it is called hung. */
  readonly importLimit: Sourced<number> | null
  readonly importTimeout: Sourced<number> | null
  readonly profile: Sourced<'dev' | 'ci'> | null
  readonly checks: Readonly<Record<string, Sourced<CheckLevel>>>
  readonly silences: readonly Sourced<Silence>[]
}

/** A mistake in a settings file, told so that the user can mend it. */
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
