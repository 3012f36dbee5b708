import { expect, it } from 'vitest'
import { keptOptions } from '../../src/worker/kept-options.ts'

it.each<[string, string[], string[]]>([
  ['-l info -c 2 -P solo -Q mail --time-limit 5', [], []],
  [
    '-E --without-gossip --without-mingle --without-heartbeat',
    ['--task-events', '--without-gossip', '--without-mingle', '--without-heartbeat'],
    [],
  ],
  ['--events', ['--task-events'], []],
  ['--prefetch-multiplier 4 -Ofair', ['--prefetch-multiplier=4', '-Ofair'], []],
  ['--prefetch-multiplier=1 -O fair', ['--prefetch-multiplier=1', '-Ofair'], []],
  ['--optimization=fair --disable-prefetch', ['-Ofair', '--disable-prefetch'], []],
  ['-I a,b.c --exclude-queues=x -s /var/beat', ['--include=a,b.c', '--exclude-queues=x', '--schedule=/var/beat'], []],
  ['--prefetch-multiplier ${PREFETCH-4}', ['--prefetch-multiplier=4'], []],
  ['--prefetch-multiplier=$PREFETCH', [], ['--prefetch-multiplier=$PREFETCH']],
  ['-P $POOL', [], ['-P $POOL']],
  [
    '-D --pidfile=/run/w.pid --logfile w%I.log --purge',
    [],
    ['-D', '--pidfile=/run/w.pid', '--logfile w%I.log', '--purge'],
  ],
  // Celery refuses these.
  ['--prefetch-multiplier=x -O fast --workers 2', [], []],
])('%s', (options, kept, leftOut) => {
  expect(keptOptions(['celery', '-A', 'shop', 'worker', ...options.split(' ')], {})).toEqual({ options: kept, leftOut })
})

it("poolwise's own command has no others", () => {
  expect(keptOptions(['poolwise', 'worker', 'launch', '--', '-E'], {})).toEqual({ options: [], leftOut: [] })
})
