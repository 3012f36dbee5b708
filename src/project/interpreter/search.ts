import type { InterpreterSource, InterpreterTrial } from '../../facts/interpreter.ts'
import type { ProjectFact } from '../../facts/project.ts'

/** What every source of interpreters may look at. */
export interface InterpreterSearch {
  readonly root: string
  /** The word after --python. */
  readonly flag: string | null
  /** From poolwise's settings file. */
  readonly setting: string | null
  readonly env: Readonly<Record<string, string | undefined>>
  readonly manager: ProjectFact['manager']
  readonly signal: AbortSignal
  readonly step: (doing: string) => void
}

/** One way in which an interpreter can be named or found. */
export interface InterpreterLookup {
  readonly source: InterpreterSource
  /** The user named it: when it is wrong, another one would only hide the mistake. */
  readonly explicit: boolean
  /** Starts a program to ask: only done while nothing has been found. */
  readonly startsProgram: boolean
  /** @returns a trial for every place looked at, best first; none when there is nothing to look at */
  look(search: InterpreterSearch): readonly InterpreterTrial[] | Promise<readonly InterpreterTrial[]>
}

export const found = (source: InterpreterSource, where: string, executable: string): InterpreterTrial => ({
  source,
  where,
  executable,
  because: null,
})

export const notFound = (source: InterpreterSource, where: string, because: string): InterpreterTrial => ({
  source,
  where,
  executable: null,
  because,
})
