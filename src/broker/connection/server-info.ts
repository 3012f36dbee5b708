/** What is known of a server after all stages. */
export interface ServerInfo {
  /** Product and version, where the server tells. */
  readonly server: string | null
  /** One question and its answer, in milliseconds. */
  readonly roundTripMs: number
}
