import type { Progress } from '../../sandbox/sandbox.ts'

type StopCondition = (progress: Progress) => boolean

/** Every task that was sent has finished. */
export const allDone: StopCondition = ({ notes, tasks }) => (notes['done'] ?? 0) >= tasks

/** The log has matched this once for every task that was sent. */
export const matchesForEach =
  (words: RegExp): StopCondition =>
  ({ log, tasks }) =>
    timesIn(log, words) >= tasks

/** The log has matched this so many times. */
export const matches =
  (words: RegExp, times = 1): StopCondition =>
  ({ log }) =>
    timesIn(log, words) >= times

/** A task was received, and the log has not grown for so many seconds since. */
export const stuckFor =
  (seconds: number): StopCondition =>
  (progress) =>
    matches(/\breceived\b/i)(progress) && quietFor(seconds)(progress)

/** The log has not grown for so many seconds: more on a machine that is busy with something else. */
export const quietFor =
  (seconds: number): StopCondition =>
  ({ quiet, slowdown }) =>
    quiet >= seconds * slowdown

/** Only the exit of the program, or the end of its time. */
export const never: StopCondition = () => false

export const timesIn = (log: string, words: RegExp): number =>
  log.match(new RegExp(words.source, `g${words.flags}`))?.length ?? 0
