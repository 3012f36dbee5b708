import { expect, it } from 'vitest'
import type { FailureId } from '../../src/failures/known/catalogue.ts'
import { nameFailures } from '../../src/supervisor/name-failures.ts'

const SETTING =
  "/v/celery/worker/components.py:145: UserWarning: \nThe worker_pool setting shouldn't be used to select the eventlet/gevent\n" +
  'pools, instead you *must use the -P* argument so that patches are applied\nas early as possible.\n'

/** The labels that are reported for blocks of a log; null: the end. */
function labels(blocks: readonly (string | null)[], known: readonly FailureId[] = []): string[] {
  const reported: string[] = []
  const namer = nameFailures((event) => {
    if (event.type === 'diagnosis') reported.push(event.label)
  }, known)
  for (const block of blocks)
    if (block === null) namer.end()
    else namer.write(Buffer.from(block))
  namer.end()
  return reported
}

it('names a failure of the log, once', () => {
  expect(labels([SETTING, null, SETTING])).toEqual(['green-pool-via-setting'])
})

it('leaves out what the command is known to show as well', () => {
  expect(labels([SETTING], ['green-pool-via-setting'])).toEqual([])
})

it('judges nothing that comes after the end: what a stop by force causes is no failure', () => {
  expect(labels([null, SETTING])).toEqual([])
})
