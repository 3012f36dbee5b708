import { describe, expect, it } from 'vitest'
import { notEager } from '../../../src/checks/config/not-eager.ts'
import { evaluateChecks } from '../../../src/doctor/evaluate.ts'
import type { Policy } from '../../../src/doctor/policy.ts'
import { pastePlace } from '../../../src/doctor/paste-place.ts'
import { toFinding } from '../../../src/doctor/to-finding.ts'
import { checkTable, found, without } from '../../support/check-case.ts'
import { appFact, djangoFact, healthy } from '../../support/facts.ts'

const eager = (settingsModule: string | null = null) =>
  healthy({
    app: appFact({
      settings: { task_always_eager: true },
      django: settingsModule === null ? null : djangoFact({ settingsModule }),
    }),
  })

checkTable(notEager, [
  ['off', healthy({ app: appFact({ settings: { task_always_eager: false } }) }), { status: 'pass' }],
  ['not set', healthy(), { status: 'pass' }],
  ['on', eager(), { status: 'fail', severity: 'warn', at: 'shop.py:5' }],
  [
    'on in Django',
    eager('config.settings.local'),
    { status: 'fail', evidence: { 'settings module': 'config.settings.local' } },
  ],
  ['on in settings for tests', eager('config.settings.test'), { status: 'pass' }],
  ['on in test_settings', eager('config.test_settings'), { status: 'pass' }],
  ['a word that only begins so', eager('testimonials.settings'), { status: 'fail' }],
  ['the app is not known', without(healthy(), 'app'), { status: 'skip' }],
])

describe('in the ci profile', () => {
  const severity = (profile: Policy['profile'], severities: Policy['severities'] = {}) => {
    const [row] = evaluateChecks([notEager], found(eager()))
    return toFinding(
      row!,
      { profile, failLevel: 'error', severities, silences: [] },
      '2026-11-25',
      pastePlace({}, 'linux'),
    ).severity
  }
  it('it is an error, unless the project says otherwise', () => {
    expect([severity('dev'), severity('ci'), severity('ci', { 'config.not-eager': 'info' })]).toEqual([
      'warn',
      'error',
      'info',
    ])
  })
})
