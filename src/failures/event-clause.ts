export type OneOrMore<T> = T | readonly T[]

/** What one log record must show. All fields must hold; a list holds when one of its items does. */
export interface EventClause {
  /** Literal texts. */
  readonly contains?: OneOrMore<string>
  /** More literal texts, one of which must be present too. */
  readonly andContains?: OneOrMore<string>
  /** `contains` and `andContains` on the same line: for words common enough to share a record by chance. */
  readonly onOneLine?: true
  /** Literal texts that must be absent. */
  readonly without?: OneOrMore<string>
  /** Regular expressions over the record's text. They must run in linear time. */
  readonly matches?: OneOrMore<RegExp>
  /** Names of exceptions, in the traceback or in a repr within the message. */
  readonly raises?: OneOrMore<string>
  /** The name of the last exception of the chain. */
  readonly lastException?: OneOrMore<string>
  /** POSIX or Windows error numbers. */
  readonly errno?: OneOrMore<number>
  readonly winerror?: OneOrMore<number>
  /** `module:function`. Without a function, any; a module includes its submodules. */
  readonly frame?: OneOrMore<string>
  readonly notFrame?: OneOrMore<string>
  /** Whether the traceback goes through the user's own files. */
  readonly own?: boolean
  /** Also matches errors raised in a task. Without it, an error of the user's code never counts as the worker's. */
  readonly inTask?: boolean
  /** Set where the words would fit something else as well. */
  readonly confidence?: 'low'
}

export const list = <T>(value: OneOrMore<T> | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T]
