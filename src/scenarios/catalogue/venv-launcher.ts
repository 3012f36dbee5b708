import { defineScenario } from '../define-scenario.ts'
import { allDone, says } from './stop-conditions.ts'
import type { Run } from '../scenario.ts'
import { behindLauncher, type ScenarioEnvironment } from '../environment.ts'
import { usual, worker } from './defaults.ts'

const behindTheLauncher = (situation: ScenarioEnvironment): string | null => {
  if (situation.os !== 'windows')
    return 'only Windows has the launcher; semlock-replaced-in-child and semaphores-removed-before-spawn are its like here'
  return behindLauncher(situation)
    ? null
    : `${situation.interpreter} is the interpreter itself; the launcher is python.exe of a virtual environment`
}

const failure: Run = {
  ...usual,
  seconds: 40,
  says: 'prefork: the children are started by python.exe of the virtual environment, which is only a launcher',
  project: 'adds',
  argv: worker('shop', '-c', '2'),
  env: { FORKED_BY_MULTIPROCESSING: '1' },
  keepLauncher: true,
  enough: says(/Pool process .* error: (?:PermissionError|OSError)\(/, 2),
  // By chance the numbers of the handles mean something else in the child, which then waits for ever and says nothing.
  predicted: {
    diagnosis: ['windows-prefork-permission-error', 'windows-prefork-respawn-loop', null],
    done: 0,
    exit: 'running',
  },
}

export const venvLauncherHandles = defineScenario({
  id: 'venv-launcher-handles',
  title: "Behind the launcher of a virtual environment pool children can't use the pool's semaphores",
  label: 'windows-prefork-permission-error',
  broker: 'embedded',
  notHere: behindTheLauncher,
  failure,
  cure: {
    ...usual,
    says: 'the solo pool, which has no children',
    project: 'adds',
    argv: worker('shop', '--pool=solo'),
    enough: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

export const venvLauncherBypassed = defineScenario({
  id: 'venv-launcher-bypassed',
  title: 'The same, cured without another pool: the children are started by the interpreter itself',
  label: 'windows-prefork-permission-error',
  broker: 'embedded',
  notHere: behindTheLauncher,
  failure,
  cure: {
    ...failure,
    says: "billiard is told the base interpreter, as CPython's own multiprocessing does since 2019",
    keepLauncher: false,
    enough: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})
