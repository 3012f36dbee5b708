import { expect, it } from 'vitest'
import { checkListHuman } from '../../../src/render/human/check-list.ts'
import { doctorHuman } from '../../../src/render/human/doctor.ts'
import type { DoctorReport, Finding, SelectionReport } from '../../../src/doctor/report.ts'
import { doctorReport, finding } from '../../support/findings.ts'
import { unicode } from './themes.ts'

const selected = (
  checks: readonly Finding[],
  selection: Partial<SelectionReport>,
  over: Partial<DoctorReport> = {},
) => {
  const report = doctorReport(checks, { skip: checks.filter(({ status }) => status === 'skip').length }, over)
  const run = { ...report.run, selection: { only: [], skip: [], notAsked: 3, inTheWay: [], ...selection } }
  return doctorHuman({ ...report, run }, unicode).replaceAll(/\s+/g, ' ')
}
const skipped = finding({ status: 'skip', message: 'no server is needed' })
const blocked = finding({ status: 'skip', blockedBy: ['app.found'], message: 'blocked by app.found' })

it('is all-clear for what was asked for, and for nothing else', () => {
  const text = selected([finding()], { only: ['app'] })
  expect(text).toContain('✓ The selected checks found no problem. (1 passed, 3 not selected, 1.2 s)')
  expect(text).not.toContain('Nothing keeps')
})

it('says why when there was nothing to judge', () => {
  expect(selected([skipped], { only: ['app'] })).toContain('no server is needed')
  expect(selected([skipped, finding()], { only: ['app'] })).not.toContain('no server is needed')
})

it('is not clear while a fault that is left out hides others', () => {
  const text = selected([blocked], { skip: ['app.found'] })
  expect(text).toContain('inconclusive: app.found failed, is left out by --skip, and other checks depend on it.')
  expect(text).not.toContain('✓')
})

it('does not claim that there is no Python where none was looked for', () => {
  const { platform } = doctorReport([])
  const text = selected([finding()], { only: ['host'] }, { platform: { ...platform, python: null, celery: null } })
  expect(text).not.toMatch(/no Python|no Celery/)
})

it('lists checks', () => {
  const entry = {
    id: 'app.found',
    category: 'app',
    severity: 'error',
    tier: 'local',
    title: 'It exists',
    docs: '',
  } as const
  expect(
    checkListHuman(
      { schemaVersion: 1, checks: [entry, { ...entry, id: 'app.b', severity: 'warn', tier: 'network' }] },
      unicode,
    ),
  ).toBe(
    'app.found  error, local: starts Python\n  It exists\napp.b  warning, network: contacts the broker\n  It exists',
  )
})
