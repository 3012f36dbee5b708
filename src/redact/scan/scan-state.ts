/** What a text leaves open for the next one of its stream: a private key that is logged line by line, a pair. */
export interface KeyBlock {
  open: boolean
  /** Lines since its beginning. */
  lines: number
  /** A line of it was seen. */
  seen: boolean
  /** The line before is a whole one of the key: a shorter one may be its last. */
  whole: boolean
  /** `name: DB_PASSWORD` was seen: characters within which its `value` is secret. */
  valueWithin: number
  /** The last line with a hint, and what came after it, where that isn't much. */
  context: string
}

export const noKeyBlock = (): KeyBlock => ({
  open: false,
  lines: 0,
  seen: false,
  whole: false,
  valueWithin: -1,
  context: '',
})

/** One pass over a text. */
export interface Scan {
  readonly text: string
  /** Starts and ends of secrets, in turn, in the order in which they were found. */
  readonly spans: number[]
  readonly keyBlock: KeyBlock
  /** Where the current line starts. */
  lineStart: number
  /** Where the last secret ends: nothing before it is looked at again. */
  floor: number
  /** The program of the current line whose options hold secrets, such as `curl`. */
  program: string | null
  /** An AWS access key was in this line: its secret may follow. */
  awsKey: boolean
  /** `name: DB_PASSWORD` was seen: the `value` that follows until here is secret. */
  valueUntil: number
  /** Where the word ends whose `@` were all looked at. */
  addressUntil: number
  /** Where a run ends that is no token. */
  noTokenUntil: number
  /** Characters looked at: what the time is proportional to. */
  steps: number
}

/** Notes a secret; nothing where it is empty. @returns where it ends */
export function hide(scan: Scan, start: number, end: number): number {
  if (end > start) {
    scan.spans.push(start, end)
    scan.floor = end
  }
  return end
}
