/** The tool that makes a project's environment. */
export type EnvironmentTool = 'poetry' | 'uv' | 'pipenv' | 'pdm' | 'hatch' | 'conda' | 'pixi' | 'pip'

/** A place in the project's metadata that names Celery, or a package that is nothing without it. */
export interface CeleryRequirement {
  /** Relative to the project's root, with / as separator; may start with `../`. */
  readonly file: string
  readonly line: number
  /** `celery`, or a package that brings it: `django-celery-beat`. */
  readonly package: string
  /** As written: `celery[redis]>=5.4`, `celery ^5.4`; a lock file: `celery 5.4.0`. */
  readonly written: string
  /** The extra or the group that it belongs to; null: it is always installed. */
  readonly part: RequirementPart | null
}

export interface RequirementPart {
  /** `group`: PEP 735 or the tool's own. `environment`: one of Hatch's. */
  readonly kind: 'extra' | 'group' | 'environment'
  readonly name: string
  /** The tool installs it without being asked. */
  readonly byDefault: boolean
}

/** The Python that the project is run with, by its own files. */
export interface DeclaredPython {
  /** `3.13` */
  readonly version: string
  /** File and line, relative to the root. */
  readonly where: string
  /** An interpreter of that version on this machine. */
  readonly executable: string | null
}

/** How the project's environment is made, and where Celery stands in its requirements. */
export interface RequirementsFact {
  /** The place that decides how Celery is installed. */
  readonly celery: CeleryRequirement
  readonly tool: EnvironmentTool
  /** Whether the tool is on PATH; true for pip, which comes with Python. */
  readonly toolFound: boolean
  /** The folder of the files that the tool reads, relative to the root: empty, `..`, `backend`. */
  readonly folder: string
  /** The file for `pip install -r` or `conda env create -f`, relative to the root; null: the project itself is installed. */
  readonly file: string | null
  /** Conda: the environment's name, that of the folder if its file has none. */
  readonly environmentName: string | null
  /** Poetry: the folder holds no package of the project's name, which `poetry install` would refuse to install. */
  readonly withoutRoot: boolean
  /** uv: Celery is required by a member of the workspace, not by its root. */
  readonly ofMember: boolean
  /** pip: the other tools choose the Python themselves. */
  readonly python: DeclaredPython | null
}
