import { afterEach, describe, expect, it } from 'vitest'
import type { WorkerEvent } from '../../src/supervisor/worker-event.ts'
import { isFullSuite } from '../support/full-suite.ts'
import { counting, hasRedis } from './support/counting.ts'
import { eventually, launch, type Launched } from './support/worker.ts'

const started: Launched[] = []
afterEach(() => started.splice(0).forEach((worker) => worker.end()))

const account = (events: readonly WorkerEvent[]): unknown[] =>
  events.flatMap<unknown>((event) => {
    if (event.type === 'tasks-returned') return [[event.type, event.count]]
    if (event.type === 'tasks-lost') return [[event.type, event.because, event.count]]
    return event.type === 'stopped' ? [[event.type, event.forced, event.lost]] : []
  })

/** Ctrl+C can't be typed here: the forced stop is the one that --stop-timeout begins. */
describe.runIf(hasRedis).each(isFullSuite ? ['solo', 'threads', 'gevent'] : ['threads'])(
  'a forced stop, %s',
  (pool) => {
    it.each([
      [
        'late_nap',
        1,
        [
          ['tasks-returned', 1],
          ['stopped', true, 0],
        ],
      ],
      [
        'nap',
        0,
        [
          ['tasks-lost', 'acknowledged-early', 1],
          ['stopped', true, 1],
        ],
      ],
    ])('%s', async (task, waiting, told) => {
      const project = await counting('celery-5.7.0', 'launcher')
      const options = ['-A', 'tasks', '--pool', pool, '--stop-timeout', '1', '--', '--concurrency=1']
      const worker = await launch(project, options)
      started.push(worker)
      await project.ask('send', task, '["long", 300]')
      await eventually('it has begun', () => project.done('began-long').length === 1, worker.log)
      expect(await worker.stop(), worker.log()).toBe(137)
      expect(account(worker.events), worker.log()).toEqual(told)
      expect(project.done('ended-long')).toEqual([])
      await project.ask('waiting')
      expect(project.left('waiting')).toEqual({ messages: waiting })
    })
  },
)
