import { behindLauncher, type ScenarioEnvironment } from '../environment.ts'
import type { Run } from '../scenario.ts'
import { defaults, worker } from './defaults.ts'
import { matches } from './stop-conditions.ts'

/** For failures that need the launcher of a Windows virtual environment. */
export const needsLauncher = (environment: ScenarioEnvironment): string | null => {
  if (environment.os !== 'windows')
    return 'only Windows has the launcher; semlock-replaced-in-child and semaphores-removed-before-spawn are similar failures'
  return behindLauncher(environment)
    ? null
    : `${environment.interpreter} is the interpreter itself; the launcher is python.exe of a virtual environment`
}

export const launcherFailure: Run = {
  ...defaults,
  seconds: 40,
  description: 'prefork: the children are started with python.exe of the virtual environment, which is only a launcher',
  project: 'adds',
  argv: worker('shop', '-c', '2'),
  env: { FORKED_BY_MULTIPROCESSING: '1' },
  keepLauncher: true,
  stopWhen: matches(/Pool process .* error: (?:PermissionError|OSError)\(/, 2),
  // The numbers of the handles may name other objects in the child, which then waits forever and logs nothing.
  predicted: {
    diagnosis: ['windows-prefork-permission-error', 'windows-prefork-respawn-loop', null],
    done: 0,
    exit: 'running',
  },
}
