import { describe, expect, it } from 'vitest'
import { ipcOutcome } from '../../../src/probes/python/ipc-outcome.ts'
import type { ChannelEvent } from '../../../src/probes/python/read-event.ts'

const WORKED = { status: 'worked', ms: 1 }
const EVENTS: ChannelEvent[] = [
  { begin: 'ipc' },
  { fact: 'sharedMemory', value: null },
  { begin: 'semaphore' },
  { fact: 'semaphore', value: WORKED },
  { fact: 'startMethod', value: 'spawn' },
  { begin: 'semaphoreInChild' },
]

describe('ipcOutcome', () => {
  it.each([
    ['a hang', { how: 'hung', afterMs: 9, at: null } as const, { status: 'silent', afterMs: 9 }],
    [
      'a crash',
      { how: 'crashed', signal: 'SIGSEGV', at: null } as const,
      { status: 'failed', error: { message: 'SIGSEGV' } },
    ],
    [
      'an exit',
      { how: 'exited', code: 7, stderr: '' } as const,
      { status: 'failed', error: { message: 'exit code 7' } },
    ],
  ])('blames the step in which it ended: %s', (_, ending, expected) => {
    expect(ipcOutcome(EVENTS, ending)).toMatchObject({
      kind: 'ok',
      value: {
        startMethod: 'spawn',
        semaphore: WORKED,
        semaphoreInChild: expected,
        poolRoundTrip: { status: 'not-tried' },
      },
    })
  })

  it('is broken without a single measurement', () => {
    expect(ipcOutcome([], { how: 'not-started', because: 'ENOENT' }).kind).toBe('broken')
  })

  it('is absent on a Python that is too old', () => {
    expect(ipcOutcome([{ absent: 'ipc', because: 'Python 2.7' }], { how: 'exited', code: 0, stderr: '' }).kind).toBe(
      'absent',
    )
  })
})
