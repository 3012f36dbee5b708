/** The ways an interpreter can be named or found, in the order in which they are asked. */
export type InterpreterSource =
  | 'flag'
  | 'variable'
  | 'settings'
  | 'active-venv'
  | 'active-conda'
  | 'project-venv'
  | 'poetry'
  | 'uv'
  | 'pipenv'
  | 'pdm'
  | 'hatch'
  | 'path'
  | 'py-launcher'

/** A place that was looked at, and what was found there. */
export interface InterpreterTrial {
  readonly source: InterpreterSource
  /** Where it looked, for people: a path, a variable, a command. */
  readonly where: string
  /** The interpreter, when there is one. */
  readonly executable: string | null
  /** Why not, when there is none. */
  readonly because: string | null
}

/** Which Python runs this project. Always found; `executable` is null when none of the places has one. */
export interface InterpreterFact {
  readonly executable: string | null
  readonly source: InterpreterSource | null
  readonly trials: readonly InterpreterTrial[]
  /** Windows: the first `python` on PATH is the Microsoft Store's stub, which opens a shop and runs nothing. */
  readonly storeStub: string | null
  /** The `celery` on PATH, when there is one. */
  readonly celeryOnPath: string | null
  /** The Python that its first line names; null where it names none. */
  readonly celeryOnPathRunsOn: ScriptInterpreter | null
  /** What `executable` is in the end, links followed. */
  readonly executableReal: string | null
}

export interface ScriptInterpreter {
  readonly path: string
  /** Links followed. */
  readonly real: string
}
