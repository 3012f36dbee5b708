import { expect, test } from 'vitest'
import { useSafePath } from '../../src/platform/safe-path.ts'

const path = (value: string | undefined) => {
  const env: Record<string, string | undefined> = value === undefined ? {} : { PATH: value }
  useSafePath(env)
  return env['PATH']
}

test.skipIf(process.platform === 'win32').each([
  ['/usr/local/bin:/usr/bin', '/usr/local/bin:/usr/bin'],
  [':/usr/bin', '/usr/bin'],
  ['/usr/bin:', '/usr/bin'],
  ['.:/usr/bin::bin:./node_modules/.bin:/opt/bin', '/usr/bin:/opt/bin'],
  ['.', '/usr/bin:/bin'],
  ['', '/usr/bin:/bin'],
  [undefined, '/usr/bin:/bin'],
])('PATH %j becomes %j', (given, expected) => {
  expect(path(given)).toBe(expected)
})

test.runIf(process.platform === 'win32')(
  'Windows: the name in any case, the quoted entry, and the current directory',
  () => {
    const env: Record<string, string | undefined> = { Path: String.raw`.;"C:\Program Files\x";C:\Windows` }
    useSafePath(env)
    expect(env).toEqual({ Path: String.raw`"C:\Program Files\x";C:\Windows`, NoDefaultCurrentDirectoryInExePath: '1' })
  },
)
