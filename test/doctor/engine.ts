import type { AnyCheck, CheckResult } from '../../src/checks/define-check.ts'
import type { Policy } from '../../src/doctor/policy.ts'
import { gather, type GatherOptions } from '../../src/doctor/gather.ts'
import type { AnyProbe, ProbeRequest } from '../../src/probes/define-probe.ts'

export const request: ProbeRequest = {
  root: '/shop',
  app: null,
  python: null,
  target: 'linux',
  env: {},
  settings: { app: null, python: null },
}

/** A probe for the engine alone: it brings what the case says, whatever a real one would. */
export const probe = (name: string, over: Partial<AnyProbe>): AnyProbe => ({
  name,
  provides: [],
  needs: [],
  tier: 'static',
  deadlineMs: 1_000,
  run: () => Promise.resolve({}),
  ...over,
})

export const run = (probes: readonly AnyProbe[], over: Partial<GatherOptions> = {}) =>
  gather({ probes, request, signal: new AbortController().signal, ...over })

/** A check for the engine alone. */
export const check = (id: string, over: Partial<AnyCheck> & { says?: CheckResult } = {}): AnyCheck => ({
  id,
  title: id,
  tier: 'local',
  severity: 'error',
  needs: [],
  considers: [],
  after: [],
  evaluate: () => over.says ?? { status: 'pass', evidence: {} },
  ...over,
})

export const failing: CheckResult = {
  status: 'fail',
  message: 'it is broken',
  evidence: {},
  remedy: { text: 'mend it', commands: [] },
  location: null,
}

/** Nothing configured. */
export const plainPolicy: Policy = { profile: 'dev', failLevel: 'error', severities: {}, silences: [] }
