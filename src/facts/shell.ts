import type { OsName } from './platform.ts'

/** The language of a command line. */
export type ShellName = 'posix' | 'powershell' | 'cmd'

/** The shell in which the reader pastes a command that poolwise prints, and what works in it. */
export interface ShellFact {
  readonly system: OsName
  readonly shell: ShellName
  /** The reader's home directory, which is shown as `~`; null: paths are shown as they are. */
  readonly home: string | null
  /** From the folder in which the reader stands to the project's; null: they are the same. */
  readonly folder: string | null
  /**
   * The words that start a program of the project's environment, by its bare name, where the bare name doesn't:
   * celery → `.venv/bin/celery`, `poetry run celery`. Paths in them are relative to the project's folder.
   */
  readonly programs: Readonly<Record<string, readonly string[]>>
  /** Well-known programs that poolwise's commands start and that are not on PATH. */
  readonly missing: readonly string[]
  /** Variables that are set in this shell, of those that commands of poolwise set. */
  readonly variables: Readonly<Record<string, string>>
}
