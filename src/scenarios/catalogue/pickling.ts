import { defineScenario, everywhere } from '../define-scenario.ts'
import { allDone, never, saysForEach } from './stop-conditions.ts'
import { usual, worker } from './defaults.ts'

export const picklingLambda = defineScenario({
  id: 'pickling-lambda',
  title: "A lambda in the configuration can't be given to spawned pool children",
  label: 'windows-spawn-pickling-error',
  broker: 'embedded',
  notHere: everywhere,
  failure: {
    ...usual,
    says: 'task_annotations holds a lambda; children are started by spawn, as on Windows',
    project: 'lambda',
    argv: worker('shop', '-c', '2'),
    startMethod: 'spawn',
    env: { FORKED_BY_MULTIPROCESSING: '1' },
    enough: never,
    predicted: { diagnosis: 'windows-spawn-pickling-error', done: 0, exit: 'left' },
  },
  cure: {
    ...usual,
    says: 'a function at the top of a module instead, which is pickled by its name',
    project: 'lambda',
    argv: worker('cured', '-c', '2'),
    startMethod: 'spawn',
    env: { FORKED_BY_MULTIPROCESSING: '1' },
    enough: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

export const picklingLocalFunction = defineScenario({
  id: 'pickling-local-function',
  title: "A function within a function can't be the target of a spawned process",
  label: 'windows-spawn-pickling-error',
  broker: 'embedded',
  notHere: everywhere,
  failure: {
    ...usual,
    says: 'tasks start a process with a local function, by spawn as on Windows',
    project: 'local_function',
    argv: worker('shop', '--pool=solo'),
    startMethod: 'spawn',
    enough: saysForEach(/raised unexpected/),
    predicted: { diagnosis: 'windows-spawn-pickling-error', done: 0 },
  },
  cure: {
    ...usual,
    says: 'the function stands at the top of the module',
    project: 'local_function',
    argv: worker('cured', '--pool=solo'),
    startMethod: 'spawn',
    enough: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})
