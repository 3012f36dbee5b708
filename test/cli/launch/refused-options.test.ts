import { expect, test } from 'vitest'
import { refuseDetaching } from '../../../src/cli/launch/refused-options.ts'

test.each([[['--detach']], [['-D']], [['-c', '2', '-D']], [['-ED']], [['multi', 'start', 'w1']]])(
  '%j would leave the launcher',
  (extra) => {
    expect(() => refuseDetaching(extra)).toThrow(/worker launch stays with the worker/)
  },
)

test.each([[[]], [['-n', '-D-x']], [['--hostname', 'multi']], [['-Q', 'detach']], [['--pidfile=x.pid']]])(
  '%j does not',
  (extra) => {
    expect(() => refuseDetaching(extra)).not.toThrow()
  },
)
