import { expect, it } from 'vitest'
import { keptOptions } from '../../src/worker/kept-options.ts'

it.each<[string, string[], string[]]>([
  ['-l info -c 2 -P solo -Q mail --time-limit 5', [], []],
  ['-l debug --statedb=a -l warning -E -E', ['--statedb=a', '--loglevel=WARNING', '--task-events'], []],
  ['--loglevel debug', ['--loglevel=DEBUG'], []],
  ['--pool-start-method=spawn', ['--pool-start-method=spawn'], []],
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
  ['--prefetch-multiplier=$PREFETCH', [], ['--prefetch-multiplier=$PREFETCH (only the shell knows its value)']],
  ['-P $POOL', [], ['-P $POOL (only the shell knows its value)']],
  [
    '-D --pidfile=/run/w.pid --logfile w%I.log --purge',
    [],
    [
      '-D (the plan stays with its worker)',
      '--pidfile=/run/w.pid (a file that a killed worker leaves keeps the next one from starting)',
      '--logfile w%I.log (the log is printed)',
      '--purge (it deletes all waiting tasks)',
    ],
  ],
  // Celery refuses these.
  ['--prefetch-multiplier=x -O fast --workers 2', [], []],
])('%s', (options, kept, leftOut) => {
  expect(keptOptions(['celery', '-A', 'shop', 'worker', ...options.split(' ')], {})).toEqual({ options: kept, leftOut })
})

it.each<[string, string[], string[]]>([
  [
    '-b redis://localhost:6379/1 --config=celeryconfig',
    ['--broker=redis://localhost:6379/1', '--config=celeryconfig'],
    [],
  ],
  ['-b redis://:pw@host', [], ['-b redis://:pw@host (it may have a password in it)']],
  ['--broker=$BROKER_URL', [], ['--broker=$BROKER_URL (only the shell knows its value)']],
])('before the word worker: %s', (words, before, leftOut) => {
  const kept = keptOptions(['celery', ...words.split(' '), '-A', 'shop', 'worker'], {})
  expect([kept.before ?? [], kept.leftOut]).toEqual([before, leftOut])
})

it("poolwise's own command has no others", () => {
  expect(keptOptions(['poolwise', 'worker', 'launch', '--', '-E'], {})).toEqual({ options: [], leftOut: [] })
})
