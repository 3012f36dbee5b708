import type { Label } from './label.ts'

type OneOrMore<T> = T | readonly T[]

/** What one record must show. All fields must hold; a list holds when one of its items does. */
export interface EventClause {
  /** Literal texts. */
  readonly says?: OneOrMore<string>
  /** Further literal texts. */
  readonly and?: OneOrMore<string>
  /** Both on one line: for words that are common enough to stand in one record by chance. */
  readonly together?: true
  /** Literal texts that must be absent. */
  readonly not?: OneOrMore<string>
  /** Regular expressions over the record's text; only such as take linear time. */
  readonly matches?: OneOrMore<RegExp>
  /** Names of exceptions, in the traceback or in a repr within the message. */
  readonly raises?: OneOrMore<string>
  /** The name of the last exception of the chain. */
  readonly ends?: OneOrMore<string>
  /** POSIX or Windows error numbers. */
  readonly errno?: OneOrMore<number>
  readonly winerror?: OneOrMore<number>
  /** `module:function`; without function any, and a module stands for those inside it too. */
  readonly frame?: OneOrMore<string>
  readonly notFrame?: OneOrMore<string>
  /** Whether the traceback goes through the user's own files. */
  readonly own?: boolean
  /** Also when a user's task raised it. Without this the user's own errors are never taken for the worker's. */
  readonly inTask?: boolean
  /** Only `low` needs to be said: the words would fit something else as well. */
  readonly confidence?: 'low'
}

/** How a failure shows itself in a log: one of its clauses is enough. */
export interface Signature {
  readonly label: Label
  readonly clauses: readonly EventClause[]
}

export const signature = (label: Label, ...clauses: readonly EventClause[]): Signature => ({ label, clauses })

export const list = <T>(value: OneOrMore<T> | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T]
