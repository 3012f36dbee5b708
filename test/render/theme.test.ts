import { afterEach, describe, expect, it, vi } from 'vitest'
import { themeFor } from '../../src/render/theme.ts'

const terminal = { isTTY: true, columns: 100 }
const pipe = {}

afterEach(() => vi.unstubAllEnvs())

describe('colour', () => {
  const rows: readonly [stream: object, env: Record<string, string>, flag: boolean | null, colored: boolean][] = [
    [terminal, {}, null, true],
    [pipe, {}, null, false],
    [terminal, { NO_COLOR: '1' }, null, false],
    [terminal, { NO_COLOR: '' }, null, true],
    [terminal, { TERM: 'dumb' }, null, false],
    [terminal, { FORCE_COLOR: '0' }, null, true],
    [pipe, { FORCE_COLOR: '1' }, null, true],
    [pipe, { FORCE_COLOR: '' }, null, true],
    [pipe, { FORCE_COLOR: 'true' }, null, true],
    [pipe, { FORCE_COLOR: '0' }, null, false],
    [pipe, { FORCE_COLOR: '1', NO_COLOR: '1' }, null, false],
    [pipe, { FORCE_COLOR: '1', TERM: 'dumb' }, null, false],
    [terminal, {}, false, false],
    [terminal, { FORCE_COLOR: '1' }, false, false],
    [pipe, {}, true, true],
    [pipe, { NO_COLOR: '1', TERM: 'dumb' }, true, true],
  ]
  it.each(rows)('%j %j, --color %j: %j', async (stream, env, flag, colored) => {
    const { red, yellow, green, dim, bold } = await themeFor(stream, env, flag)
    for (const paint of [red, yellow, green, dim, bold]) expect(paint('x') !== 'x').toBe(colored)
  })

  it('is one of the sixteen that follow the palette of the terminal', async () => {
    const { red, yellow, green, dim } = await themeFor(terminal, { COLORTERM: 'truecolor' }, true)
    expect([red('x'), yellow('x'), green('x'), dim('x')]).toEqual([
      '\x1b[31m\x1b[1mx\x1b[22m\x1b[39m',
      '\x1b[33m\x1b[1mx\x1b[22m\x1b[39m',
      '\x1b[32mx\x1b[39m',
      '\x1b[2mx\x1b[22m',
    ])
  })

  it('leaves no colour open at the end of a line', async () =>
    expect((await themeFor(terminal, {}, true)).green('a\nb')).toBe('\x1b[32ma\x1b[39m\n\x1b[32mb\x1b[39m'))
})

describe.skipIf(process.platform === 'win32')('Unicode', () => {
  const rows: readonly [env: Record<string, string>, unicode: boolean][] = [
    [{}, true],
    [{ LANG: 'de_DE.UTF-8' }, true],
    [{ LANG: 'C.utf8' }, true],
    [{ LANG: 'de_DE' }, true],
    [{ LANG: 'de_DE.ISO-8859-1' }, false],
    [{ LANG: 'C' }, false],
    [{ LC_ALL: 'POSIX', LANG: 'de_DE.UTF-8' }, false],
    [{ LC_ALL: '', LANG: 'C' }, false],
    [{ LC_CTYPE: 'C.UTF-8', LANG: 'C' }, true],
  ]
  it.each(rows)('with %j: %j', async (env, unicode) => {
    vi.stubEnv('TERM', 'xterm')
    expect((await themeFor(terminal, env, null)).unicode).toBe(unicode)
  })

  it('is not for the console of the Linux kernel', async () => {
    vi.stubEnv('TERM', 'linux')
    expect((await themeFor(terminal, { LANG: 'C.UTF-8' }, null)).unicode).toBe(false)
  })
})

it.each([
  [undefined, 100],
  [80, 80],
  [20, 40],
  [300, 120],
])('a stream of %j columns is wrapped at %j', async (columns, width) =>
  expect((await themeFor({ columns }, {}, null)).width).toBe(width),
)

it('paints what it is given and nothing else', async () =>
  expect(['a'].map((await themeFor({}, {}, false)).red)).toEqual(['a']))
