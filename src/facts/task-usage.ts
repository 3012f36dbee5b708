/** How the project's own code calls its tasks; read from source, tests left out. */
export interface TaskUsageFact {
  /** Places that wait for a result or need one: `.get`, `chord`. */
  readonly awaited: readonly { readonly file: string; readonly line: number; readonly how: string }[]
  /** The longest countdown or ETA that is written as a number. */
  readonly delay: { readonly seconds: number; readonly file: string; readonly line: number } | null
}
