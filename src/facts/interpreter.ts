/** The sources of an interpreter, in order of precedence. */
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

/** A place that was searched, and the result. */
export interface InterpreterTrial {
  readonly source: InterpreterSource
  /** The place, for display: a path, a variable, a command. */
  readonly where: string
  /** The interpreter, if there is one. */
  readonly executable: string | null
  /** The reason, if there is none. */
  readonly because: string | null
  /** A tool was asked, and gave no answer in time: there may be an environment. */
  readonly unanswered?: boolean
  /** The folder of the interpreter, with links resolved. */
  readonly folderReal?: string
}

/** The Python that runs this project. Always found; `executable` is null if no place has one. */
export interface InterpreterFact {
  readonly executable: string | null
  readonly source: InterpreterSource | null
  readonly trials: readonly InterpreterTrial[]
  /** Windows: the first `python` on PATH is the Microsoft Store's stub, which opens the Store and runs nothing. */
  readonly storeStub: string | null
  /** The `celery` on PATH, if there is one. */
  readonly celeryOnPath: string | null
  /** The Python that its first line names; null if it names none. */
  readonly celeryOnPathRunsOn: ScriptInterpreter | null
  /** `executable` with links resolved. */
  readonly executableReal: string | null
  /** The folders of `executable` and of `celeryOnPath`, with links resolved: `.venv` may be a link to another environment. */
  readonly folderReal?: string | null
  readonly celeryOnPathFolderReal?: string | null
  /** The folder that the project's tool manages, relative to the root; absent: the root or one above it. */
  readonly managedBelow?: string
}

export interface ScriptInterpreter {
  readonly path: string
  /** With links resolved. */
  readonly real: string
  /** Its folder, with links resolved. */
  readonly folderReal?: string
}
