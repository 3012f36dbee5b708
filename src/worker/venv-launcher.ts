import type { PlatformFact } from '../facts/platform.ts'
import type { ProjectFact } from '../facts/project.ts'
import type { PythonFact } from '../facts/python.ts'

/** Whether python.exe of the project's environment is a launcher of the real interpreter, and how that is known. */
export interface LauncherJudgement {
  /** Null: it isn't known how the environment is created. */
  readonly launcher: boolean | null
  /** A sentence without its full stop. */
  readonly how: string
}

interface Known {
  readonly platform: PlatformFact
  readonly python?: PythonFact | undefined
  readonly project?: ProjectFact | undefined
}

/** On Windows from the interpreter itself; on other systems from the way the project creates its environment. */
export function judgeLauncher({ platform, python, project }: Known): LauncherJudgement {
  if (!platform.foreign && python) {
    return sameFile(python.executable, python.baseExecutable)
      ? { launcher: false, how: `${python.executable} is the interpreter itself, no launcher` }
      : {
          launcher: true,
          how: `${python.executable} is a launcher for ${python.baseExecutable}; billiard starts the launcher`,
        }
  }
  // Conda copies the interpreter into its environments.
  if (project?.environmentMaker === 'conda' || python?.isConda)
    return { launcher: false, how: 'conda environments have no launcher; prefork is still unsupported on Windows' }
  if (project?.environmentMaker === 'venv' || python?.isVirtualEnvironment) {
    const maker =
      project === undefined || project.manager === 'pip' || project.manager === 'conda' ? 'venv' : project.manager
    return {
      launcher: true,
      how: `the project's environment is created by ${maker}: on Windows its python.exe is a launcher, and billiard starts the launcher`,
    }
  }
  return { launcher: null, how: 'no virtual environment found; in one, python.exe is a launcher' }
}

/** Windows paths are case-insensitive. */
const sameFile = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
