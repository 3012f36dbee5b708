import { defineScenario, everywhere, notOnWindows, sinceCelery } from '../define-scenario.ts'
import { afterReady, allDone, never } from './stop-conditions.ts'
import { usual, worker } from './defaults.ts'

export const preforkOptionIgnored = defineScenario({
  id: 'prefork-option-ignored',
  title: "--pool=prefork doesn't override the setting worker_pool",
  label: 'pool-option-ignored',
  broker: 'embedded',
  notHere: sinceCelery('5.0.0', 'lets the option win; since 5.0 the setting wins over prefork'),
  failure: {
    ...usual,
    says: 'worker_pool is solo in the settings, prefork on the command line: solo runs',
    project: 'pool_setting',
    argv: worker('shop', '-c', '2', '--pool=prefork'),
    env: { SHOP_POOL: 'solo' },
    enough: allDone,
    predicted: { diagnosis: 'pool-option-ignored', says: /concurrency: \d+ \(solo\)/ },
  },
  cure: {
    ...usual,
    says: 'without the setting the option holds',
    project: 'pool_setting',
    argv: worker('shop', '-c', '2', '--pool=prefork'),
    env: { FORKED_BY_MULTIPROCESSING: '1' },
    enough: allDone,
    predicted: { diagnosis: null, done: 'all', says: /concurrency: 2 \(prefork\)/ },
  },
})

export const geventBySetting = defineScenario({
  id: 'gevent-by-setting',
  title: 'gevent chosen by the setting: tasks are received and never run',
  label: 'green-pool-via-setting',
  broker: 'embedded',
  packages: ['gevent'],
  notHere: everywhere,
  failure: {
    ...usual,
    says: 'worker_pool is gevent in the settings: nothing is patched',
    project: 'pool_setting',
    argv: worker('shop', '-c', '10'),
    env: { SHOP_POOL: 'gevent' },
    enough: afterReady(4),
    predicted: { diagnosis: 'green-pool-via-setting', done: 0, exit: 'running', says: /received/i },
  },
  cure: {
    ...usual,
    says: '-P gevent on the command line, where Celery looks before it imports anything',
    project: 'pool_setting',
    argv: worker('shop', '-c', '10', '-P', 'gevent'),
    enough: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

export const geventJoinedOption = defineScenario({
  id: 'gevent-joined-option',
  title: '-Pgevent in one word: tasks are received and never run',
  label: 'gevent-not-monkeypatched',
  broker: 'embedded',
  packages: ['gevent'],
  notHere: everywhere,
  failure: {
    ...usual,
    says: '-Pgevent chooses the pool, but the code that patches only knows two words',
    project: 'pool_setting',
    argv: worker('shop', '-c', '10', '-Pgevent'),
    enough: afterReady(4),
    predicted: { diagnosis: 'gevent-not-monkeypatched', done: 0, exit: 'running', says: /received/i },
  },
  cure: {
    ...usual,
    says: '-P gevent in two words',
    project: 'pool_setting',
    argv: worker('shop', '-c', '10', '-P', 'gevent'),
    enough: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

export const autoscaleWithThreads = defineScenario({
  id: 'autoscale-with-threads',
  title: 'The threads pool can neither grow nor shrink: --autoscale ends the worker',
  label: 'pool-autoscale-unsupported',
  broker: 'embedded',
  notHere: everywhere,
  failure: {
    ...usual,
    says: 'threads with --autoscale: the first task ends the worker',
    project: 'pool_setting',
    argv: worker('shop', '--pool=threads', '--autoscale=4,1'),
    env: { SHOP_SECONDS: '3' },
    enough: never,
    predicted: { diagnosis: 'pool-autoscale-unsupported', exit: 'left' },
  },
  cure: {
    ...usual,
    says: 'a fixed number of threads',
    project: 'pool_setting',
    argv: worker('shop', '--pool=threads', '-c', '4'),
    enough: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

export const processesInATask = defineScenario({
  id: 'processes-in-a-task',
  title: 'A task in a prefork child may not start processes',
  label: 'daemonic-children-not-allowed',
  broker: 'embedded',
  notHere: notOnWindows('there the processes of a prefork child fail sooner: its authentication key is not pickled'),
  failure: {
    ...usual,
    says: 'a task starts two processes with multiprocessing, in a prefork child',
    project: 'processes',
    argv: worker('shop', '-c', '2'),
    env: { FORKED_BY_MULTIPROCESSING: '1' },
    enough: ({ log, tasks }) => (log.match(/raised unexpected/g)?.length ?? 0) >= tasks,
    predicted: { diagnosis: 'daemonic-children-not-allowed', done: 0 },
  },
  cure: {
    ...usual,
    says: 'the threads pool: its tasks run in the worker itself, which may',
    project: 'processes',
    argv: worker('shop', '-c', '2', '--pool=threads'),
    enough: allDone,
    predicted: { diagnosis: null, done: 'all', notes: { half: 8 } },
  },
})
