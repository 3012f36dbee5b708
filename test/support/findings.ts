import type { DoctorReport, Finding } from '../../src/doctor/report.ts'

/** A finding with what a case changes. */
export const finding = (over: Partial<Finding> = {}): Finding => ({
  id: 'app.imports',
  category: 'app',
  title: 'Importing the app works',
  status: 'pass',
  severity: 'error',
  declaredSeverity: 'error',
  message: '',
  evidence: {},
  location: null,
  remediation: null,
  docs: 'docs/checks/app.imports.md',
  blockedBy: [],
  silenced: null,
  fingerprint: '0000000000000000',
  durationMs: 0,
  error: null,
  ...over,
})

/** @param summary counts and verdict, as summarize() would have made them */
export const doctorReport = (
  checks: readonly Finding[],
  summary: Partial<DoctorReport['summary']> = {},
  over: Partial<DoctorReport> = {},
): DoctorReport => ({
  schemaVersion: 1,
  tool: { name: 'poolwise', version: '0.1.0' },
  run: {
    profile: 'dev',
    tiers: ['static', 'local', 'network'],
    startedAt: '2030-06-01T10:00:00.000Z',
    durationMs: 1_240,
    offline: false,
    project: '~/shop',
    slowest: { probe: 'python', ms: 610 },
    timedOut: [],
  },
  platform: {
    os: 'linux',
    target: 'linux',
    arch: 'x64',
    release: 'Debian 12',
    node: '22.11.0',
    python: '3.11.7',
    celery: '5.7.0',
  },
  summary: {
    verdict: 'pass',
    exitCode: 0,
    pass: checks.filter(({ status }) => status === 'pass').length,
    fail: 0,
    unknown: 0,
    skip: 0,
    errors: 0,
    warnings: 0,
    silenced: 0,
    baselined: 0,
    redactions: 0,
    ...summary,
  },
  checks,
  plan: null,
  ...over,
})
