import { expect, it } from 'vitest'
import { summarize } from '../../src/doctor/summarize.ts'
import { finding } from '../support/findings.ts'
import { plainPolicy } from './engine.ts'

const pass = finding({ status: 'pass' })
const error = finding({ status: 'fail', severity: 'error' })
const warn = finding({ status: 'fail', severity: 'warn' })
const info = finding({ status: 'fail', severity: 'info' })
const unsure = finding({ status: 'unknown', severity: 'error' })
const unsureWarn = finding({ status: 'unknown', severity: 'warn' })
const defect = finding({ status: 'unknown', severity: 'warn', error: 'KeyError: 3' })
const skip = finding({ status: 'skip' })
const silenced = { reason: 'known', until: null }
const quietError = finding({ status: 'fail', severity: 'error', silenced })
const quietUnsure = finding({ status: 'unknown', severity: 'error', silenced })

it.each([
  // findings, dev, dev --strict, ci, ci --strict
  ['nothing', [], 0, 0, 0, 0],
  ['a pass', [pass], 0, 0, 0, 0],
  ['a skip', [skip], 0, 0, 0, 0],
  ['an error', [pass, error], 1, 1, 1, 1],
  ['a warning', [warn], 0, 1, 0, 1],
  ['a hint', [info], 0, 0, 0, 0],
  ['an unknown that matters', [unsure], 0, 0, 3, 3],
  ['an unknown that would be a warning', [unsureWarn], 0, 0, 0, 0],
  ['a crash of our own, whatever it would be', [defect], 0, 0, 3, 3],
  ['an error and an unknown', [error, unsure], 1, 1, 1, 1],
  ['a warning and an unknown', [warn, unsure], 0, 1, 3, 1],
  ['a silenced error', [quietError], 0, 0, 0, 0],
  ['a silenced unknown', [quietUnsure], 0, 0, 0, 0],
  ['a silenced error beside another', [quietError, error], 1, 1, 1, 1],
])('%s', (_, findings, dev, devStrict, ci, ciStrict) => {
  const code = (profile: 'dev' | 'ci', failLevel: 'error' | 'warn') =>
    summarize(findings, { ...plainPolicy, profile, failLevel }).exitCode
  expect([code('dev', 'error'), code('dev', 'warn'), code('ci', 'error'), code('ci', 'warn')]).toEqual([
    dev,
    devStrict,
    ci,
    ciStrict,
  ])
})

it('counts each status, and errors and warnings without the silenced', () => {
  expect(summarize([pass, pass, error, warn, info, unsure, skip, quietError], plainPolicy)).toEqual({
    verdict: 'fail',
    exitCode: 1,
    pass: 2,
    fail: 4,
    unknown: 1,
    skip: 1,
    errors: 1,
    warnings: 1,
    silenced: 1,
    baselined: 0,
  })
})
