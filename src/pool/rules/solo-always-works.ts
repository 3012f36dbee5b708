import { defineRule } from '../define-rule.ts'

/** The fallback. */
export const soloAlwaysWorks = defineRule({
  id: 'solo-always-works',
  when: () => [{ prefers: 'solo', weight: 10, reason: 'solo works wherever Python does, one task at a time' }],
})
