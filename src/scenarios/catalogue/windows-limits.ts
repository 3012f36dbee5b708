import { olderThan } from '../../versions/compare.ts'
import { defineScenario, onlyOnWindows } from '../define-scenario.ts'
import { allDone, never, saysForEach } from './stop-conditions.ts'
import type { Run } from '../scenario.ts'
import { usual, worker } from './defaults.ts'

const prefork = {
  ...usual,
  tasks: 2,
  seconds: 60,
  env: { FORKED_BY_MULTIPROCESSING: '1' },
} as const satisfies Partial<Run>

const ownTimeout: Run = {
  ...prefork,
  says: 'tasks have timeouts of their own where they wait',
  project: 'naps',
  argv: worker('cured', '-c', '2'),
  enough: allDone,
  predicted: { diagnosis: null, done: 'all' },
}

export const softTimeLimitWithoutSigusr1 = defineScenario({
  id: 'soft-time-limit-without-sigusr1',
  title: 'Windows has no signal for soft time limits: the first that is due ends the whole worker',
  label: 'windows-soft-timeout-unsupported',
  broker: 'embedded',
  notHere: onlyOnWindows,
  failure: {
    ...prefork,
    says: 'tasks of 2.5 s, a soft time limit of 1 s',
    project: 'naps',
    argv: worker('shop', '-c', '2', '--soft-time-limit=1'),
    enough: allDone,
    // With the older billiards they run on, with a warning.
    predicted: {
      diagnosis: ['windows-soft-timeout-unsupported', 'windows-timelimit-crash'],
      says: /Soft timeouts are not supported|TimeoutHandler/,
    },
  },
  cure: ownTimeout,
})

export const hardLimitOldBilliard = defineScenario({
  id: 'hard-limit-old-billiard',
  title: 'A hard time limit ends the whole worker on Windows',
  label: 'windows-timelimit-crash',
  broker: 'embedded',
  notHere: (situation) =>
    onlyOnWindows(situation) ??
    (olderThan(situation.celery.billiardVersion, '4.3.2')
      ? null
      : `billiard ${situation.celery.billiardVersion} keeps hard time limits; up to 4.3.1 it didn't`),
  failure: {
    ...prefork,
    says: 'tasks of 2.5 s, a hard time limit of 1 s',
    project: 'naps',
    argv: worker('shop', '-c', '2', '--time-limit=1'),
    enough: never,
    predicted: { diagnosis: 'windows-timelimit-crash', done: 0, exit: 'failure' },
  },
  cure: ownTimeout,
})

const tasksInSolo = { ...usual, tasks: 1 } as const satisfies Partial<Run>

export const handles61 = defineScenario({
  id: 'handles-61',
  title: 'A ProcessPoolExecutor of more than 61 processes',
  label: 'windows-63-handles',
  broker: 'embedded',
  notHere: onlyOnWindows,
  failure: {
    ...tasksInSolo,
    says: 'a task makes an executor of 62 processes',
    project: 'executor',
    argv: worker('shop', '--pool=solo'),
    env: { SHOP_PROCESSES: '62' },
    enough: saysForEach(/raised unexpected/),
    predicted: { diagnosis: 'windows-63-handles', done: 0 },
  },
  cure: {
    ...tasksInSolo,
    says: 'as many as there are CPUs',
    project: 'executor',
    argv: worker('shop', '--pool=solo'),
    env: { SHOP_PROCESSES: '2' },
    enough: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

export const handles63 = defineScenario({
  id: 'handles-63',
  title: 'Waiting for more than 63 connections at once',
  label: 'windows-63-handles',
  broker: 'embedded',
  notHere: onlyOnWindows,
  failure: {
    ...tasksInSolo,
    says: 'a task waits for 70 pipes at once',
    project: 'waits',
    argv: worker('shop', '--pool=solo'),
    env: { SHOP_AT_ONCE: '70' },
    enough: saysForEach(/raised unexpected/),
    predicted: { diagnosis: 'windows-63-handles', done: 0 },
  },
  cure: {
    ...tasksInSolo,
    says: 'in groups of 35',
    project: 'waits',
    argv: worker('shop', '--pool=solo'),
    env: { SHOP_AT_ONCE: '35' },
    enough: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})
