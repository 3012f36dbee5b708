import { describe, expect, it } from 'vitest'
import type { CheckResult } from '../../src/checks/define-check.ts'
import { evaluateChecks } from '../../src/doctor/evaluate.ts'
import type { Policy } from '../../src/doctor/policy.ts'
import { toFinding } from '../../src/doctor/to-finding.ts'
import { pastePlace } from '../../src/doctor/paste-place.ts'
import { check, failing, plainPolicy } from './engine.ts'

const today = '2030-06-01'
const made = (says: CheckResult, policy: Policy = plainPolicy, id = 'app.imports') =>
  toFinding(evaluateChecks([check(id, { says })], {})[0]!, policy, today, pastePlace({}, 'linux'))
const saying = (message: string, id?: string) =>
  made({ ...failing, message } as CheckResult, plainPolicy, id).fingerprint

it('a failure keeps what the check said', () => {
  const remedy = { text: 'mend it', commands: [{ argv: ['mend'], platforms: [], safe: false }] }
  const location = { file: 'shop.py', line: 3 }
  expect(made({ ...failing, evidence: { a: 1 }, remedy, location } as CheckResult)).toMatchObject({
    id: 'app.imports',
    category: 'app',
    status: 'fail',
    severity: 'error',
    declaredSeverity: 'error',
    message: 'it is broken',
    evidence: { a: 1 },
    location,
    remediation: remedy,
    docs: 'docs/checks/app.imports.md',
    silenced: null,
    error: null,
  })
})

it('leaves out evidence of what is not there', () => {
  const evidence = { a: null, b: false, c: '', d: [] }
  expect(made({ ...failing, evidence } as CheckResult).evidence).toEqual({ b: false, c: '', d: [] })
})

it('a command is safe where --fix runs the same one', () => {
  const remedy = {
    text: 'install it',
    commands: [
      { argv: ['poetry', 'add', 'gevent'], platforms: [] },
      { argv: ['poetry', 'add', 'eventlet'], platforms: [] },
    ],
    fixes: [{ kind: 'command', title: '', argv: ['poetry', 'add', 'gevent'], undo: ['poetry', 'remove', 'gevent'] }],
  }
  const { remediation } = made({ ...failing, remedy } as CheckResult)
  expect(remediation?.commands.map(({ safe }) => safe)).toEqual([true, false])
})

it.each<[string, CheckResult, object]>([
  [
    'a pass',
    { status: 'pass', evidence: { a: 1 } },
    { status: 'pass', message: '', evidence: { a: 1 }, remediation: null, location: null },
  ],
  [
    'a skip',
    { status: 'skip', because: 'not here' },
    { status: 'skip', message: 'not here', evidence: {}, remediation: null },
  ],
  [
    'an unknown with a way to know',
    { status: 'unknown', because: 'no answer', evidence: {}, remedy: { text: 'ask there', commands: [] } },
    { status: 'unknown', message: 'no answer', remediation: { text: 'ask there' } },
  ],
  [
    'a lower severity of the result',
    { ...failing, severity: 'warn' } as CheckResult,
    { severity: 'warn', declaredSeverity: 'error' },
  ],
])('%s', (_, says, expected) => expect(made(says)).toMatchObject(expected))

it("the project's word on the severity", () => {
  expect(made(failing, { ...plainPolicy, severities: { 'app.imports': 'info' } })).toMatchObject({
    severity: 'info',
    declaredSeverity: 'error',
  })
})

describe('silences', () => {
  const policy = (until: string | null): Policy => ({
    ...plainPolicy,
    silences: [{ id: 'app.imports', reason: 'known', until }],
  })
  it('a failure', () => expect(made(failing, policy(null)).silenced).toEqual({ reason: 'known', until: null }))
  it('a failure, expired', () => expect(made(failing, policy('2030-05-31')).silenced).toBeNull())
  it('a pass has nothing to silence', () =>
    expect(made({ status: 'pass', evidence: {} }, policy(null)).silenced).toBeNull())
})

describe('the fingerprint', () => {
  it.each([
    ['paths', 'Celery is missing for /home/ann/shop/bin/python.', 'Celery is missing for /srv/app/bin/python.'],
    [
      'Windows paths',
      String.raw`Celery is missing for C:\shop\python.exe.`,
      String.raw`Celery is missing for D:\x\python.exe.`,
    ],
    ['versions', 'Celery 5.6.2 leaves it empty', 'Celery 5.5.0rc1 leaves it empty'],
    ['durations', 'no answer within 15 s', 'no answer within 8 s'],
  ])('is the same whatever the %s', (_, one, other) => expect(saying(one)).toBe(saying(other)))

  it('differs by what is wrong and by the check', () => {
    expect(saying('No module named pandas')).not.toBe(saying('No module named numpy'))
    expect(saying('it is broken', 'app.imports')).not.toBe(saying('it is broken', 'app.found'))
    expect(saying('it is broken')).toMatch(/^[0-9a-f]{16}$/)
  })
})
