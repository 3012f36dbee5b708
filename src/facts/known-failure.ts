/** The failure that the signatures of `explain` see in what the app's import raised. Null: none that says more than its text. */
export interface KnownFailureFact {
  /** Id of its page: `poolwise explain <label>`. */
  readonly label: string
  readonly cause: string
  readonly action: string
}
