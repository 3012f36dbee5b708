/** How the project's own code calls its tasks; read from source, without tests. */
export interface TaskUsageFact {
  /** Code that waits for a result or needs one: `.get`, `chord`, `status` of an AsyncResult. */
  readonly awaited: readonly {
    readonly file: string
    readonly line: number
    readonly how: string
    /** The function that is sent there; empty: not known. */
    readonly task: string
  }[]
  /** The longest countdown or ETA given as a number. */
  readonly delay: { readonly seconds: number; readonly file: string; readonly line: number } | null
  /** The first place that sends a task; null: none. */
  readonly sends: { readonly file: string; readonly line: number } | null
  /** AsyncResult(id) without an app, in functions of a web process: in another thread it has no result backend. */
  readonly unbound: readonly { readonly file: string; readonly line: number }[]
  /** Tasks that are sent inside `transaction.atomic`. */
  readonly inTransactions: readonly { readonly file: string; readonly line: number }[]
  /** Queues that calls name in the code: the first call for each. */
  readonly queues: readonly { readonly queue: string; readonly file: string; readonly line: number }[]
  /** The functions of tasks that calls send: to a queue of the call's own, and by their route. */
  readonly calls?: { readonly queued: readonly string[]; readonly plain: readonly string[] }
}
