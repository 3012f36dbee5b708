import type { InterpreterSource, InterpreterTrial } from '../../facts/interpreter.ts'
import type { ProjectFact } from '../../facts/project.ts'

/** The input of every interpreter source. */
export interface InterpreterSearch {
  readonly root: string
  /** The folder that the app is run in or imported from, absolute: its environment may be there. */
  readonly appFolder: string
  /** The value of --python. */
  readonly flag: string | null
  /** From poolwise's settings file. */
  readonly setting: string | null
  readonly env: Readonly<Record<string, string | undefined>>
  readonly manager: ProjectFact['manager']
  /** The folder that the manager manages: the root, or the app's with a lock file of its own. */
  readonly managed: string
  readonly signal: AbortSignal
  readonly step: (doing: string) => void
}

/** One way in which an interpreter can be named or found. */
export interface InterpreterLookup {
  readonly source: InterpreterSource
  /** The user named it: if it is wrong, no other source is tried, which would hide the mistake. */
  readonly explicit: boolean
  /** Starts a program: only used while no interpreter has been found. */
  readonly startsProgram: boolean
  /** @returns one trial for each place checked, best first; empty if there is none */
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
