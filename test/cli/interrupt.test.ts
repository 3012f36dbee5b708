import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { Interrupted } from '../../src/cli/errors.ts'
import { interruptible } from '../../src/cli/interrupt.ts'

const listeners = () =>
  process.listenerCount('SIGINT') + process.listenerCount('SIGTERM') + process.listenerCount('SIGHUP')
const aborted = (signal: AbortSignal) => (signal.aborted ? Promise.resolve() : once(signal, 'abort'))

describe('interruptible', () => {
  it('gives the result and leaves no handler', async () => {
    const before = listeners()
    expect(await interruptible(async () => 'done')).toBe('done')
    expect(listeners()).toBe(before)
  })

  it('passes an error on and leaves no handler', async () => {
    const before = listeners()
    await expect(interruptible(() => Promise.reject(new TypeError('ours')))).rejects.toThrow(TypeError)
    expect(listeners()).toBe(before)
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s aborts the signal and ends in Interrupted', async (name) => {
    const work = interruptible(async (signal) => {
      process.emit(name, name)
      await aborted(signal)
      return 'too late'
    })
    await expect(work).rejects.toEqual(new Interrupted(name))
    await expect(work).rejects.toMatchObject({ signal: name })
  })

  it('an error after the interrupt is the interrupt', async () => {
    const work = interruptible(async () => {
      process.emit('SIGINT')
      throw new Error('a child was killed')
    })
    await expect(work).rejects.toThrow(Interrupted)
  })

  it.each([
    ['ends', 0],
    ['ignored', 1],
  ] as const)('second interrupt %s: %i handler left for it', async (second, expected) => {
    const before = process.listenerCount('SIGINT')
    let left = NaN
    const work = interruptible(
      async () => {
        process.emit('SIGINT')
        left = process.listenerCount('SIGINT') - before
      },
      { second },
    )
    await expect(work).rejects.toThrow(Interrupted)
    expect(left).toBe(expected)
  })
})
