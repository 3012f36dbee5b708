import { ok } from '../facts/outcome.ts'
import { defineProbe } from './define-probe.ts'

/** Asks the signatures of `explain` about the error with which the app's import ended. They are loaded for that only. */
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
