import { describe, expect, it } from 'vitest'
import { commonOptions } from '../../src/celery-command/common-options.ts'
import type { OsName } from '../../src/facts/platform.ts'
import type { PoolName } from '../../src/facts/worker.ts'
import { featureOptions, optionFeatures, supports, type PoolFeature } from '../../src/worker/pool-capabilities.ts'

const pools = ['prefork', 'gevent', 'eventlet', 'threads', 'solo', 'custom'] as const satisfies readonly PoolName[]

/** The pools that have a feature on Linux and on macOS, and on Windows. */
const expected: Readonly<Record<PoolFeature, readonly [posix: string, windows: string]>> = {
  concurrency: ['prefork gevent eventlet threads custom', 'prefork gevent eventlet threads custom'],
  timeLimit: ['prefork gevent custom', 'prefork gevent custom'],
  // SIGUSR1 carries it to the child.
  softTimeLimit: ['prefork custom', 'custom'],
  maxTasksPerChild: ['prefork custom', 'prefork custom'],
  maxMemoryPerChild: ['prefork custom', 'prefork custom'],
  autoscale: ['prefork gevent eventlet custom', 'prefork gevent eventlet custom'],
  startMethod: ['prefork custom', 'prefork custom'],
  // Celery refuses -B on Windows, whatever the pool.
  beat: ['prefork threads solo custom', ''],
  terminate: ['prefork gevent eventlet custom', 'prefork gevent eventlet custom'],
}

describe.each(Object.entries(expected) as [PoolFeature, readonly [string, string]][])('%s', (feature, systems) => {
  it.each<[OsName, string]>([
    ['linux', systems[0]],
    ['macos', systems[0]],
    ['windows', systems[1]],
  ])('on %s: %s', (target, names) =>
    expect(pools.filter((pool) => supports(pool, feature, target)).join(' ')).toBe(names),
  )
})

it('every feature but terminate, a call in code, has an option', () =>
  expect([...optionFeatures, 'terminate'].sort()).toEqual(Object.keys(expected).sort()))

it.each(optionFeatures)('the option of %s is a long option of celery worker', (feature) => {
  const option = commonOptions.find(({ names }) => names.includes(featureOptions[feature]))
  // Celery 5.7 alone has --pool-start-method.
  expect(option?.of).toBe(feature === 'startMethod' ? undefined : 'worker')
})
