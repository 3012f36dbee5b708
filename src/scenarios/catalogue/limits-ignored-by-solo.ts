import { defineScenario } from '../define-scenario.ts'
import { limitEnforcedByPrefork, limitIgnoredBy, needsPreforkLimits } from '../shared/ignored-limits.ts'

export const limitsIgnoredBySolo = defineScenario({
  id: 'limits-ignored-by-solo',
  title: 'Time limits have no effect with the solo pool',
  label: 'time-limit-silently-ignored',
  broker: 'embedded',
  unsupportedReason: needsPreforkLimits,
  failure: limitIgnoredBy('solo'),
  cure: limitEnforcedByPrefork,
})
