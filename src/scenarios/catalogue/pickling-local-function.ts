import { defineScenario } from '../define-scenario.ts'
import { defaults, soloWorker, worker } from '../shared/defaults.ts'
import { allDone, matchesForEach } from '../shared/stop-conditions.ts'
import { everywhere } from '../shared/unsupported.ts'

export const picklingLocalFunction = defineScenario({
  id: 'pickling-local-function',
  title: 'A local function cannot be the target of a spawned process',
  label: 'windows-spawn-pickling-error',
  broker: 'embedded',
  unsupportedReason: everywhere,
  failure: {
    ...defaults,
    description: 'tasks start a process with a local function, with spawn as on Windows',
    project: 'local_function',
    argv: soloWorker,
    startMethod: 'spawn',
    stopWhen: matchesForEach(/raised unexpected/),
    predicted: { diagnosis: 'windows-spawn-pickling-error', done: 0 },
  },
  cure: {
    ...defaults,
    description: 'the function is defined at the top level of the module',
    project: 'local_function',
    argv: worker('cured', '--pool=solo'),
    startMethod: 'spawn',
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})
