/** The failure that `explain` names for the exception of the app's import. Null: none that is more specific than the exception. */
export interface KnownFailureFact {
  /** Id of its page: `poolwise explain <label>`. */
  readonly label: string
  readonly cause: string
  readonly action: string
}

/** A failure that `explain` names in a worker's log. */
export interface NamedFailure {
  readonly label: string
  readonly title: string
  readonly action: string
  /** The line that shows it. */
  readonly text: string
}
