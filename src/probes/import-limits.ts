import type { ImportLimits } from '../facts/import-limits.ts'
import { ok } from '../facts/outcome.ts'
import { defineProbe, type ProbeRequest } from './define-probe.ts'

const WARN_SECONDS = 5
const TIMEOUT_SECONDS = 30
/** For a large app on a busy machine: slow, but making progress. */
const BUSY_SECONDS = 60

/** The project's own limits for importing its app, or poolwise's defaults. */
export const importLimits = ({ settings }: ProbeRequest): ImportLimits => ({
  warnSeconds: settings.importLimit ?? WARN_SECONDS,
  timeoutSeconds: settings.importTimeout ?? TIMEOUT_SECONDS,
  busySeconds: settings.importTimeout ?? BUSY_SECONDS,
})

export const importLimitsProbe = defineProbe({
  name: 'import limits',
  provides: ['importLimits'],
  needs: [],
  tier: 'static',
  deadlineMs: 1_000,
  run: ({ request }) => Promise.resolve({ importLimits: ok(importLimits(request)) }),
})
