import { defineScenario } from '../define-scenario.ts'
import { limitEnforcedByPrefork, limitIgnoredBy, needsPreforkLimits } from '../shared/ignored-limits.ts'

export const limitsIgnoredByThreads = defineScenario({
  id: 'limits-ignored-by-threads',
  title: 'Time limits have no effect with the threads pool',
  label: 'time-limit-silently-ignored',
  broker: 'embedded',
  unsupportedReason: needsPreforkLimits,
  failure: limitIgnoredBy('threads'),
  cure: limitEnforcedByPrefork,
})
