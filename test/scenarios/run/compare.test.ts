import { describe, expect, it } from 'vitest'
import { diagnosed, differences } from '../../../src/scenarios/run/compare.ts'
import type { Observation } from '../../../src/scenarios/run/observation.ts'
import type { Prediction } from '../../../src/scenarios/scenario.ts'
import { explained, observed } from './observation.ts'

const left = (exitCode: number | null, signal: string | null = null): Partial<Observation> => ({
  running: false,
  exitCode,
  signal,
})
const unknown = { ...explained(), unknown: [{ input: 'output.log', line: 3, text: 'boom', count: 1, healed: null }] }

describe('a run is as predicted', () => {
  it.each<[string, Prediction, Partial<Observation>]>([
    ['nothing is predicted', {}, { explanation: explained('unregistered-task') }],
    ['the failure is named', { diagnosis: 'unregistered-task' }, { explanation: explained('unregistered-task') }],
    [
      'one of several is named',
      { diagnosis: ['broker-connection-lost', 'unregistered-task'] },
      { explanation: explained('unregistered-task') },
    ],
    ['no failure, and none is named', { diagnosis: null }, {}],
    ['silence is allowed for', { diagnosis: ['unregistered-task', null] }, {}],
    ['a worker as root', { diagnosis: null }, { explanation: explained('running-as-root-warning') }],
    [
      'the warning of root stands before what is meant',
      { diagnosis: 'pool-option-ignored' },
      { explanation: explained('running-as-root-warning', 'pool-option-ignored') },
    ],
    ['all tasks', { done: 'all' }, {}],
    ['no task', { done: 0 }, { notes: { ready: 1 } }],
    ['more runs than tasks', { done: 'more' }, { notes: { done: 5 } }],
    ['other notes', { notes: { begun: 2 } }, { notes: { begun: 2 } }],
    ['still running', { exit: 'running' }, {}],
    ['left with the code', { exit: 2 }, left(2)],
    ['left with some code', { exit: 'failure' }, left(70)],
    ['left, however', { exit: 'left' }, left(0)],
    ['ended by a signal', { exit: 'failure' }, left(null, 'SIGSEGV')],
    ['words', { logMatches: /celery/, logLacks: /ready/ }, {}],
  ])('%s', (_, predicted, seen) => {
    expect(differences(predicted, observed(seen))).toEqual([])
  })
})

describe('a run differs', () => {
  it.each<[string, Prediction, Partial<Observation>]>([
    ['nothing is named', { diagnosis: 'unregistered-task' }, {}],
    ['another is named', { diagnosis: 'unregistered-task' }, { explanation: explained('broker-bad-url') }],
    [
      'another is named before it',
      { diagnosis: 'unregistered-task' },
      { explanation: explained('broker-bad-url', 'unregistered-task') },
    ],
    ['a failure where none was expected', { diagnosis: null }, { explanation: explained('user-task-error') }],
    ['a warning where none was expected', { diagnosis: null }, { explanation: explained('clock-drift') }],
    ['an unknown failure where none was expected', { diagnosis: null }, { explanation: unknown }],
    ['tasks are missing', { done: 'all' }, { notes: { done: 3 } }],
    ['tasks were run twice', { done: 'all' }, { notes: { done: 5 } }],
    ['tasks were done', { done: 0 }, {}],
    ['no task was run twice', { done: 'more' }, {}],
    ['a note is missing', { notes: { begun: 1 } }, {}],
    ['it left', { exit: 'running' }, left(0)],
    ['it is still running', { exit: 'failure' }, {}],
    ['it has not left', { exit: 'left' }, {}],
    ['it is still running, without a code', { exit: 0 }, {}],
    ['it left well', { exit: 'failure' }, left(0)],
    ['it left with another code', { exit: 2 }, left(1)],
    ['words are missing', { logMatches: /ready/ }, {}],
    ['words are there', { logLacks: /celery/ }, {}],
    ['it could not be started', {}, { running: false, startError: 'ENOENT' }],
  ])('%s', (_, predicted, seen) => {
    expect(differences(predicted, observed(seen))).toHaveLength(1)
  })
})

it('what a reader is told first is never about the machine', () => {
  expect(diagnosed(observed({ explanation: explained('running-as-root-warning', 'warm-shutdown') }))).toBeNull()
  expect(diagnosed(observed({ explanation: explained('healthy-worker', 'clock-drift') }))?.label).toBe('clock-drift')
})
