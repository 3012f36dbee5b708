import { expect, it } from 'vitest'
import { silencesCurrent } from '../../src/checks/config/silences-current.ts'
import type { CheckResult } from '../../src/checks/define-check.ts'
import { withEndedSilences } from '../../src/doctor/ended-silences.ts'
import { evaluateChecks } from '../../src/doctor/evaluate.ts'
import type { Silence } from '../../src/doctor/policy.ts'
import { ok } from '../../src/facts/outcome.ts'
import { check, failing, plainPolicy } from './engine.ts'

const ended = { id: 'a.b', reason: 'known', until: '2030-01-01', file: 'poolwise.toml', line: 3, now: null }
const undecided: CheckResult = { status: 'unknown', because: 'no answer', evidence: {}, remedy: null }
const skipped: CheckResult = { status: 'skip', because: 'not here' }

/** What the check about silences says when the silenced one says this. */
function judged(says: CheckResult | null, silences: readonly Silence[] = [], severity: 'error' | 'info' = 'error') {
  const outcomes = { endedSilences: ok([ended]) }
  const checks = [...(says ? [check('a.b', { says, severity })] : []), silencesCurrent]
  const rows = withEndedSilences(evaluateChecks(checks, outcomes), outcomes, { ...plainPolicy, silences }, '2030-06-01')
  expect(rows.map(({ check: { id } }) => id)).toEqual(checks.map(({ id }) => id))
  const result = rows.at(-1)!.result
  if (result.status !== 'fail') return result.status
  return `${result.severity ?? 'warn'}: ${result.message.replace(/^.*; /, '')}`
}

it.each<[says: string, result: CheckResult | null, expected: RegExp]>([
  ['a failure', failing, /^warn: what it silenced counts again/],
  ['unknown', undecided, /^warn: .* could not be found out/],
  ['a pass', { status: 'pass', evidence: {} }, /^info: the check passes/],
  ['a skip', skipped, /^info: the check was not judged/],
  ['nothing', null, /^info: the check was not judged/],
])('the silenced check says %s', (_says, result, expected) => expect(judged(result)).toMatch(expected))

it('another entry still silences it', () => {
  const silences = [{ id: 'a.b', reason: 'again', until: '2031-01-01' }]
  expect(judged(failing, silences)).toMatch(/^info: another entry/)
})

it('a note that could not be decided is nothing to act on', () =>
  expect(judged(undecided, [], 'info')).toMatch(/^info/))
