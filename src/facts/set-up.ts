/** What a fresh clone lacks besides its environment, as far as files tell. Paths are relative to the project's root. */
export interface SetUpFact {
  /** A file of variables that the project reads and that is missing beside its example. */
  readonly variables: { readonly example: string; readonly file: string } | null
  /** Servers that Compose starts, and that a worker on this machine reaches, because their ports are published. */
  readonly services: ComposeServices | null
}

export interface ComposeServices {
  readonly file: string
  /** `docker compose` finds the file without `-f`. */
  readonly byDefault: boolean
  /** Names of services. */
  readonly brokers: readonly string[]
  readonly databases: readonly string[]
}
