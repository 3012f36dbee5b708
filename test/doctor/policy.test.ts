import { expect, it } from 'vitest'
import type { CheckSeverity } from '../../src/checks/define-check.ts'
import { effectiveSeverity, silenceFor, type Policy } from '../../src/doctor/policy.ts'
import { plainPolicy } from './engine.ts'

const severities = (level?: CheckSeverity | 'off'): Policy => ({
  ...plainPolicy,
  severities: level ? { 'a.b': level } : {},
})

it.each<
  [
    configured: CheckSeverity | 'off' | undefined,
    declared: CheckSeverity,
    ofResult: CheckSeverity | undefined,
    expected: CheckSeverity,
  ]
>([
  [undefined, 'error', undefined, 'error'],
  [undefined, 'error', 'warn', 'warn'],
  ['warn', 'error', undefined, 'warn'],
  ['info', 'error', 'warn', 'info'],
  ['error', 'info', undefined, 'error'],
  ['error', 'error', 'warn', 'error'],
  ['off', 'error', undefined, 'error'],
])('configured %s, declared %s, by the result %s → %s', (configured, declared, ofResult, expected) => {
  expect(effectiveSeverity(severities(configured), 'a.b', declared, ofResult)).toBe(expected)
  expect(effectiveSeverity(severities(configured), 'a.other', declared, ofResult)).toBe(ofResult ?? declared)
})

it.each<[until: string | null, today: string, silenced: boolean]>([
  [null, '2030-06-01', true],
  ['2030-06-02', '2030-06-01', true],
  ['2030-06-01', '2030-06-01', true],
  ['2030-05-31', '2030-06-01', false],
  ['2029-12-31', '2030-01-01', false],
])('silenced until %s, on %s: %s', (until, today, silenced) => {
  const silence = { id: 'a.b', reason: 'known', until }
  const policy: Policy = { ...plainPolicy, silences: [silence] }
  expect(silenceFor(policy, 'a.b', today)).toEqual(silenced ? silence : null)
  expect(silenceFor(policy, 'a.other', today)).toBeNull()
})

it('an expired silence does not hide one that still holds', () => {
  const silences = [
    { id: 'a.b', reason: 'old', until: '2029-01-01' },
    { id: 'a.b', reason: 'new', until: null },
  ]
  expect(silenceFor({ ...plainPolicy, silences }, 'a.b', '2030-06-01')?.reason).toBe('new')
})
