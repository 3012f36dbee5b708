import type { OsName } from '../facts/platform.ts'
import type { CeleryFact, PackagesFact, PythonFact } from '../facts/python.ts'

export type StartMethod = 'fork' | 'spawn' | 'forkserver'

/** What scenarios run with. */
export interface ScenarioEnvironment {
  readonly os: OsName
  /** Path of the user's interpreter, as it was found. */
  readonly interpreter: string
  readonly python: PythonFact
  readonly packages: PackagesFact
  readonly celery: CeleryFact
  /** From --start-method. */
  readonly startMethod: StartMethod | null
  /** Path of a program on PATH, null where it is not installed. */
  readonly program: (name: string) => string | null
  readonly env: Readonly<Record<string, string | undefined>>
}

/** On Windows `python.exe` of a virtual environment is a launcher of the interpreter, which breaks billiard's semaphores. */
export const behindLauncher = ({ os, python, celery }: ScenarioEnvironment): boolean =>
  os === 'windows' &&
  python.executable.toLowerCase() !== python.baseExecutable.toLowerCase() &&
  !celery.billiardBypassesLauncher
