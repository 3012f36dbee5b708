import { expect, it } from 'vitest'
import { fixDone, fixHuman, fixPlain } from '../../../src/render/human/fix.ts'
import type { FixReport } from '../../../src/doctor/report.ts'
import { unicode } from './themes.ts'

const edit: FixReport = {
  check: 'pool.supported-on-platform',
  title: 'choose the solo pool on Windows',
  kind: 'edit',
  file: 'a.py',
  diff: '--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-a\n+b\n',
  argv: null,
  status: 'planned',
  because: null,
}
const command: FixReport = {
  ...edit,
  kind: 'command',
  title: 'install celery[redis]',
  file: null,
  diff: null,
  argv: ['uv', 'add', 'celery[redis]'],
}
const impossible: FixReport = { ...edit, diff: null, status: 'impossible', because: 'a.py: it is read-only' }

it('a change: the exact diff, for people and for scripts', () => {
  expect(fixHuman(edit, unicode)).toBe(
    'fix  choose the solo pool on Windows (pool.supported-on-platform)\n--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-a\n+b',
  )
  expect(fixPlain(edit)).toBe(
    '# pool.supported-on-platform: choose the solo pool on Windows\n--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-a\n+b',
  )
})

it('a command, as it can be typed', () => {
  expect(fixHuman(command, unicode)).toContain('\n  $ uv add "celery[redis]"')
  expect(fixPlain(command)).toContain('\n$ uv add "celery[redis]"')
})

it('one that is not possible says why', () => {
  expect(fixHuman(impossible, unicode)).toContain("poolwise can't apply this fix: a.py: it is read-only")
  expect(fixPlain(impossible)).toBe(
    '# pool.supported-on-platform: choose the solo pool on Windows\n# not possible: a.py: it is read-only',
  )
})

it.each([
  ['applied', null, 'done  choose the solo pool on Windows'],
  ['declined', null, 'declined  choose the solo pool on Windows'],
  ['failed', 'it ended with code 1', 'failed  choose the solo pool on Windows: it ended with code 1'],
] as const)('%s', (status, because, expected) => expect(fixDone({ ...edit, status, because }, unicode)).toBe(expected))
