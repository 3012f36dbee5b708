import type { Seen } from '../scenario.ts'

/** Ways to know that a run needn't go on. */

/** Every task that was sent has been done. */
export const allDone = ({ notes, tasks }: Seen): boolean => (notes['done'] ?? 0) >= tasks

/** The log has said this as often as tasks were sent. */
export const saysForEach =
  (words: RegExp) =>
  ({ log, tasks }: Seen): boolean =>
    timesIn(log, words) >= tasks

/** The log has said this so often. */
export const says =
  (words: RegExp, times = 1) =>
  ({ log }: Seen): boolean =>
    timesIn(log, words) >= times

/** This long after the worker was ready. */
export const afterReady =
  (seconds: number) =>
  ({ sinceReady }: Seen): boolean =>
    sinceReady !== null && sinceReady >= seconds

/** It has said this, and then nothing for so long. */
export const quietAfter =
  (words: RegExp, seconds: number) =>
  ({ log, quiet }: Seen): boolean =>
    quiet >= seconds && words.test(log)

/** Only its own end, or the end of its time. */
export const never = (): boolean => false

const timesIn = (log: string, words: RegExp): number =>
  log.match(new RegExp(words.source, `g${words.flags}`))?.length ?? 0
