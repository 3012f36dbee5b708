import { describe, expect, it } from 'vitest'
import { readEvent } from '../../../src/probes/python/read-event.ts'

const at = { file: 'tasks.py', line: 3, function: 'f', text: 'f()', own: true }
const error = { type: 'ValueError', message: 'no', at, frames: [at] }
const loaded = { status: 'loaded', durationMs: 12, slowest: [{ module: 'm', file: null, ms: 60 }] }
const raised = { status: 'raised', failure: 'exception', error: { ...error, cause: error }, durationMs: 0 }
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)
const setting = (value: unknown) => ({ value, origin: 'configured', where: null })
const app = {
  app: 'tasks',
  main: null,
  module: 'tasks',
  file: 'tasks.py',
  tasks: ['tasks.add'],
  taskOptions: { 'tasks.add': { timeLimit: 5 } },
  taskImportError: null,
  configError: null,
  settings: { broker_url: setting('redis://h') },
  django: null,
  process: { greenAtStart: [], forkedByMultiprocessing: false, startMethod: 'fork' },
  notableImports: [],
  warnings: [],
}

const fact = (name: string, value: unknown) => JSON.stringify({ fact: name, value })

describe('readEvent', () => {
  it.each<[string, unknown]>([
    ['the begin of a stage', { begin: 'app' }],
    ['its end', { end: 'app' }],
    ['what is absent', { absent: 'celery', because: 'Celery is not installed' }],
    ['what went wrong', { broken: 'routes', error: 'Traceback' }],
    ['a hang', { hung: { afterMs: 9000, at: { ...error, type: 'Hung' } } }],
    ['a loaded app', { fact: 'appImport', value: loaded }],
    ['an error with its cause', { fact: 'appImport', value: raised }],
    ['an app', { fact: 'app', value: app }],
    ['a measurement', { fact: 'semaphore', value: { status: 'worked', ms: 0 } }],
    ['null, where that is an answer', { fact: 'broker-driver', value: null }],
    ['more than is asked for', { fact: 'installedModules', value: [] }],
  ])('reads %s', (_, event) => {
    expect(readEvent(JSON.stringify(event))).toEqual(event)
  })

  it.each<[string, string, string]>([
    ['no value', '{"fact":"python"}', 'it is not object'],
    ['null for a fact', fact('app', null), 'it is not object'],
    ['a missing field', fact('appImport', { status: 'loaded', slowest: [] }), 'durationMs is missing'],
    ['a field of another type', fact('appImport', { ...loaded, durationMs: '12' }), 'durationMs is not number'],
    ['a negative duration', fact('appImport', { ...loaded, durationMs: -1 }), 'durationMs is out of range'],
    ['a duration of years', fact('appImport', { ...loaded, durationMs: 1e12 }), 'durationMs is out of range'],
    ['an infinite one', fact('appImport', loaded).replace('12', '1e999'), 'durationMs is not number'],
    ['an unknown status', fact('appImport', { status: 'fine' }), 'it has another form'],
    ['an unknown failure', fact('appImport', { ...raised, failure: 'x' }), 'failure is none of'],
    ['a list for an object', fact('packages', []), 'it is not object'],
    ['one wrong item', fact('queues', ['celery', 5]), '1 is not string'],
    ['one wrong package', fact('packages', { celery: 5 }), 'celery is not object'],
    ['a version of two parts', fact('python', { version: [3, 11] }), 'is missing'],
    ['a wrong frame', fact('appImport', { ...raised, error: { ...error, at: { ...at, line: 'x' } } }), 'line is not'],
    [
      'a deep setting',
      fact('app', { ...app, settings: { x: setting('DEEP') } }).replace('"DEEP"', nested(5000)),
      'levels deep',
    ],
    ['a deep value', `{"fact":"queues","value":${nested(200_000)}}`, 'levels deep'],
    ['an unknown fact', fact('surprise', 1), 'there is no such fact'],
    ['a name that every object has', fact('constructor', 1), 'there is no such fact'],
    ['__proto__', '{"fact":"__proto__","value":{}}', 'there is no such fact'],
  ])('takes no fact from %s', (_, line, because) => {
    const event = readEvent(line)
    expect(event).toMatchObject({ because: expect.stringContaining(because) as unknown })
    expect(event).not.toHaveProperty('fact')
    expect(JSON.stringify(event).length).toBeLessThan(1000)
  })

  it.each([
    '5',
    'null',
    '[]',
    '{}',
    '{"begin":5}',
    '{"end":{}}',
    '{"fact":{},"value":1}',
    '{"absent":"app","because":7}',
    '{"absent":["app"],"because":"x"}',
    '{"broken":"app"}',
    '{"hung":5}',
    '{"hung":{"afterMs":-5,"at":null}}',
    `{"begin":"${'x'.repeat(5000)}"}`,
    '{"fact":',
  ])('is nothing: %s', (line) => {
    expect(readEvent(line)).toBeNull()
  })

  it('cuts a reason of any length', () => {
    const event = readEvent(JSON.stringify({ absent: 'app', because: 'x'.repeat(1e6) }))
    expect(JSON.stringify(event).length).toBeLessThan(11_000)
  })
})
