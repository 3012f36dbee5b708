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

/** So many seconds have passed since the worker was ready. */
export const afterReady =
  (seconds: number): StopCondition =>
  ({ sinceReady }) =>
    sinceReady !== null && sinceReady >= seconds

/** The log has matched this, and has not grown for so many seconds. */
export const quietAfter =
  (words: RegExp, seconds: number): StopCondition =>
  ({ log, quiet }) =>
    quiet >= seconds && words.test(log)

/** Only the exit of the program, or the end of its time. */
export const never: StopCondition = () => false

export const timesIn = (log: string, words: RegExp): number =>
  log.match(new RegExp(words.source, `g${words.flags}`))?.length ?? 0
