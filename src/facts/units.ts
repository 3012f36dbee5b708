/**
 * At most a day: no examination lasts longer.
 * @minimum 0
 * @maximum 86400000
 */
export type Milliseconds = number

/**
 * A line of a file; 0 where Python knows none.
 * @minimum 0
 */
export type Line = number

/** @minimum 0 */
export type Bytes = number

/** @minimum 0 */
export type Count = number
