/** The project's folder and facts from its files, without starting Python. */
export interface ProjectFact {
  /** Absolute path: the folder the worker would be started in. */
  readonly root: string
  /** The tool that manages the project, according to its files. */
  readonly manager: 'poetry' | 'uv' | 'pipenv' | 'pdm' | 'hatch' | 'conda' | 'pip'
  /** That tool is not on PATH. */
  readonly managerMissing?: boolean
  /** The root has no files of any tool: the one that manages the only folder below it which has. */
  readonly managedBelow?: ManagedBelow | null
  /** How the project creates its environment, which determines whether python.exe is a launcher on Windows. */
  readonly environmentMaker: 'venv' | 'conda' | 'unknown'
  /** Path of manage.py relative to the root, in a Django project. */
  readonly managePy: string | null
  /** The settings module that manage.py names. */
  readonly djangoSettings: string | null
  /** What the project's metadata says about Python. */
  readonly requiresPython?: RequiredPython | null
  /** The folder is itself the package of this name, which a worker imports from the folder above. */
  readonly insidePackage?: string | null
  /** Python files in the project that hide an installed package: module name → path relative to the root. */
  readonly shadowing: readonly ShadowingFile[]
  /** The first call of revoke(…, terminate=True) or control.terminate(…) in the project's own files. */
  readonly terminates?: { readonly file: string; readonly line: number } | null
}

export interface ManagedBelow {
  readonly manager: 'poetry' | 'uv' | 'pipenv' | 'pdm'
  /** Relative to the root, with / as separator. */
  readonly folder: string
}

export interface RequiredPython {
  /** A PEP 440 range. */
  readonly range: string
  /** As the file has it: `^3.12`. */
  readonly written: string
  /** file:line */
  readonly where: string
}

export interface ShadowingFile {
  readonly module: string
  readonly path: string
}

/** How much of the project was searched for commands. */
export interface CommandSearch {
  /** Files of which only a part was searched, for their size; relative to the root. */
  readonly partly: readonly string[]
  /** False: there are more files than are searched. */
  readonly complete: boolean
  /** Of those, only code was left out, where few projects start a worker. */
  readonly onlyCode?: boolean
}

/** A worker command found in the project's own files. */
export interface LaunchCommand {
  /** Path relative to the root, with / as separator. */
  readonly file: string
  readonly line: number
  /**
   * The command, split into words, without wrapper (`poetry run`) or prompt. Starts with `celery`, or is
   * `poolwise worker launch …`, which starts a worker as well.
   */
  readonly argv: readonly string[]
  /** What its file calls it: the process of a Procfile, the service of a Compose file, the target of a Makefile. */
  readonly name?: string
  /** The words that start Celery in it, as written: `uv run celery`, `/usr/bin/python3 -m celery`. */
  readonly program?: readonly string[]
  /** The systems that run it, if the file determines them (a .bat, a job's runs-on); empty: any. */
  readonly platforms: readonly string[]
  /** Variables that are set for it in the file: `X=1 celery …`, `set X=1` above it, a service's `environment`. */
  readonly env?: Readonly<Record<string, string>>
  /** The folder that it changes to first, as written: `cd backend && celery …`, `celery --workdir backend …`. */
  readonly folder?: string
  /** The folder below the root that its container is built from or has mounted: `build: ./backend`. */
  readonly builtFrom?: string
  /**
   * In a list without a shell, the command is one item (`["celery -A shop worker"]`), or only its first word is the shell's
   * script (`["sh", "-c", "celery", "-A", …]`).
   */
  readonly unsplit?: 'one-item' | 'shell-word'
  /** An editor's debugger starts it, for the person who edits. */
  readonly debugger?: boolean
  /** Python code of the project starts this worker in its own process: `app.worker_main([…])`. */
  readonly inPython?: boolean
  /** It is part of documentation, and not of a file that is executed. */
  readonly prose?: boolean
  /** It is part of a sentence, not of a code block. */
  readonly inline?: boolean
  /** The text around it advises against it, or shows how it fails. */
  readonly discouraged?: boolean
}
