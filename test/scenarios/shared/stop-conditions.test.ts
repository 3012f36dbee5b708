import { expect, it } from 'vitest'
import type { Progress } from '../../../src/sandbox/sandbox.ts'
import {
  allDone,
  matches,
  matchesForEach,
  never,
  quietFor,
  stuckFor,
} from '../../../src/scenarios/shared/stop-conditions.ts'

const received = 'Task shop.add[1] received\n'
const progress = (over: Partial<Progress>): Progress => ({
  log: '',
  notes: {},
  seconds: 9,
  sinceReady: 8,
  quiet: 0,
  tasks: 2,
  slowdown: 1,
  ...over,
})

it.each<[name: string, condition: (progress: Progress) => boolean, over: Partial<Progress>, holds: boolean]>([
  ['all done', allDone, { notes: { done: 2 } }, true],
  ['one of two done', allDone, { notes: { done: 1 } }, false],
  ['logged for each', matchesForEach(/received/), { log: received + received }, true],
  ['logged for one', matchesForEach(/received/), { log: received }, false],
  ['logged once', matches(/received/), { log: received }, true],
  ['logged once of twice', matches(/received/, 2), { log: received }, false],
  ['quiet', quietFor(5), { quiet: 6 }, true],
  ['quiet, on a machine half as fast', quietFor(5), { quiet: 6, slowdown: 2 }, false],
  ['stuck', stuckFor(5), { log: received, quiet: 6 }, true],
  ['stuck, Celery 4', stuckFor(5), { log: 'Received task: shop.add[1]\nReceived task: shop.add[2]\n', quiet: 6 }, true],
  ['quiet before a task arrives', stuckFor(5), { log: 'celery@host ready.\n', quiet: 6 }, false],
  ['never', never, { notes: { done: 2 }, quiet: 60 }, false],
])('%s', (_, condition, over, holds) => {
  expect(condition(progress(over))).toBe(holds)
})
