import { expect, it } from 'vitest'
import { checkLevels } from '../../src/doctor/check-levels.ts'

const IDS = ['broker.reachable', 'broker.resolves', 'app.found']

it.each<[what: string, levels: Parameters<typeof checkLevels>[0], expected: Record<string, string>]>([
  ['nothing', {}, {}],
  ['an id', { 'app.found': 'warn' }, { 'app.found': 'warn' }],
  ['a category', { broker: 'info' }, { 'broker.reachable': 'info', 'broker.resolves': 'info' }],
  ['a glob', { '*.re*': 'off' }, { 'broker.reachable': 'off', 'broker.resolves': 'off' }],
  ['all', { '*': 'off' }, { 'broker.reachable': 'off', 'broker.resolves': 'off', 'app.found': 'off' }],
  [
    'an id before a glob, a glob before a category, all of them before *',
    { 'broker.reachable': 'error', 'broker.re*': 'warn', broker: 'info', '*': 'off' },
    { 'broker.reachable': 'error', 'broker.resolves': 'warn', 'app.found': 'off' },
  ],
  [
    'the same in the other order',
    { '*': 'off', broker: 'info', 'broker.re*': 'warn', 'broker.reachable': 'error' },
    { 'broker.reachable': 'error', 'broker.resolves': 'warn', 'app.found': 'off' },
  ],
  [
    'the glob with more letters',
    { 'broker.rea*': 'error', 'broker.*': 'info' },
    { 'broker.reachable': 'error', 'broker.resolves': 'info' },
  ],
  [
    'a short glob before a long category',
    { 'b*': 'error', broker: 'info' },
    { 'broker.reachable': 'error', 'broker.resolves': 'error' },
  ],
  [
    'of two alike the later one',
    { 'b*': 'info', '*b*': 'error', 'app.found': 'off' },
    { 'broker.reachable': 'error', 'broker.resolves': 'error', 'app.found': 'off' },
  ],
  [
    'capital letters',
    { 'Broker.*': 'off', 'APP.found': 'warn' },
    { 'broker.reachable': 'off', 'broker.resolves': 'off', 'app.found': 'warn' },
  ],
])('%s', (_what, levels, expected) => expect(checkLevels(levels, IDS)).toEqual(expected))
