import { ok } from '../facts/outcome.ts'
import { defineProbe } from './define-probe.ts'

/** Matches the exception of the app's import against the known failures of `explain`, which are loaded only then. */
export const knownFailureProbe = defineProbe({
  name: 'known failure',
  provides: ['knownFailure'],
  needs: ['appImport'],
  tier: 'local',
  deadlineMs: 2_000,
  async run(_context, { appImport }) {
    if (appImport.status !== 'raised') return { knownFailure: ok(null) }
    const { knownFailure } = await import('../failures/known-failure.ts')
    return { knownFailure: ok(knownFailure(appImport.error)) }
  },
})
