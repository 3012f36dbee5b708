/** What the silenced check says now: `silenced` is by another entry; null: it was not judged. */
export type SilencedCheck = 'fails' | 'undecided' | 'passes' | 'silenced' | null

/** An entry of `[[silence]]` in poolwise's settings whose last day has passed. */
export interface EndedSilence {
  readonly id: string
  readonly reason: string
  /** YYYY-MM-DD, the last day. */
  readonly until: string
  /** Relative to the project's folder. */
  readonly file: string
  readonly line: number | null
  readonly now: SilencedCheck
}
