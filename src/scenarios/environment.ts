import type { OsName } from '../facts/platform.ts'
import type { CeleryFact, PackagesFact, PythonFact } from '../facts/python.ts'

export type StartMethod = 'fork' | 'spawn' | 'forkserver'

/** What there is to run scenarios with. */
export interface ScenarioEnvironment {
  readonly os: OsName
  /** The user's own interpreter, as it was found. */
  readonly interpreter: string
  readonly python: PythonFact
  readonly packages: PackagesFact
  readonly celery: CeleryFact
  /** Asked for with --start-method. */
  readonly startMethod: StartMethod | null
  /** Programs by name, as found on PATH. */
  readonly program: (name: string) => string | null
  readonly env: Readonly<Record<string, string | undefined>>
}

/** On Windows `python.exe` of a virtual environment only starts the interpreter, which breaks billiard's semaphores. */
export const behindLauncher = ({ os, python, celery }: ScenarioEnvironment): boolean =>
  os === 'windows' &&
  python.executable.toLowerCase() !== python.baseExecutable.toLowerCase() &&
  !celery.billiardBypassesLauncher
