import { expect, it } from 'vitest'
import { leftOut } from '../../../src/checks/remedy/left-out.ts'
import type { OsName } from '../../../src/facts/platform.ts'
import type { PoolName } from '../../../src/facts/worker.ts'

it.each<[dropped: string[], pool: PoolName, target: OsName, expected: string]>([
  [[], 'solo', 'linux', ''],
  [['--autoscale'], 'threads', 'linux', ' --autoscale is left out: the threads pool does not support it.'],
  [
    ['--concurrency', '--autoscale', '--time-limit'],
    'solo',
    'windows',
    ' --concurrency, --autoscale and --time-limit are left out: the solo pool does not support them.',
  ],
  [
    ['--beat'],
    'solo',
    'windows',
    ' -B is left out: Celery refuses it on Windows. Run celery beat as a separate process.',
  ],
  [
    ['--time-limit', '--beat'],
    'eventlet',
    'linux',
    ' --time-limit is left out: the eventlet pool does not support it. -B is left out: Celery refuses it with the eventlet pool. Run celery beat as a separate process.',
  ],
])('%j with %s on %s', (dropped, pool, target, expected) => expect(leftOut(dropped, pool, target)).toBe(expected))
