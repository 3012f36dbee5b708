import { ok } from '../facts/outcome.ts'
import { hostOs } from '../platform/os.ts'
import { defineProbe } from './define-probe.ts'

export const platformProbe = defineProbe({
  name: 'platform',
  provides: ['platform'],
  needs: [],
  tier: 'static',
  deadlineMs: 1_000,
  async run({ request }) {
    const host = hostOs()
    return { platform: ok({ host, target: request.target, foreign: host !== request.target }) }
  },
})
