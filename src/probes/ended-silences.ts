import { relative } from 'node:path'
import { ok } from '../facts/outcome.ts'
import { defineProbe } from './define-probe.ts'

/** The silences in poolwise's settings whose last day has passed. What their checks say now is only known after the checks. */
export const endedSilencesProbe = defineProbe({
  name: 'ended silences',
  provides: ['endedSilences'],
  needs: [],
  tier: 'static',
  deadlineMs: 1_000,
  run({ request: { root, settings } }) {
    const today = new Date().toISOString().slice(0, 10)
    const ended = (settings.silences ?? []).flatMap(({ id, reason, until, file, line }) =>
      until !== null && until < today
        ? [{ id, reason, until, file: relative(root, file).replaceAll('\\', '/'), line, now: null }]
        : [],
    )
    return Promise.resolve({ endedSilences: ok(ended) })
  },
})
