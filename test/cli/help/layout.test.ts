import { describe, expect, it } from 'vitest'
import { flagRight, helpWidth, listFits, wrapWhole } from '../../../src/cli/help/layout.ts'

describe('the width', () => {
  it.each([
    [{ isTTY: true, columns: 100 }, {}, 100],
    [{ isTTY: true, columns: 100 }, { COLUMNS: '50' }, 100],
    [{ isTTY: true, columns: 20 }, {}, 40],
    [{ isTTY: true, columns: 300 }, {}, 120],
    [{}, { COLUMNS: '50' }, 50],
    [{}, { COLUMNS: 'wide' }, 80],
    [{}, {}, 80],
  ])('%j with %j: %i', (stream, env, width) => expect(helpWidth(stream, env)).toBe(width))
})

it('no word is cut, and a note about a variable stays whole', () => {
  expect(wrapWhole('the app [env: POOLWISE_APP]', 20)).toBe('the app\n[env: POOLWISE_APP]')
  expect(wrapWhole('see /a/very/long/path/of/a/file', 10)).toBe('see\n/a/very/long/path/of/a/file')
})

it.each([
  ['[env: A] what it does', 'what it does [env: A]'],
  ['[default: 60, env: A] seconds', 'seconds [default: 60] [env: A]'],
  ['[env: A] the system\n<options: linux|macos>', 'the system: linux, macos [env: A]'],
  ['plain', 'plain'],
])('%j becomes %j', (text, right) => expect(flagRight(text)).toBe(right))

it('descriptions go below the names where they have no room beside them', () => {
  expect(listFits([['--import-timeout=<seconds>', '']], 80)).toBe(true)
  expect(listFits([['--import-timeout=<seconds>', '']], 50)).toBe(false)
})
