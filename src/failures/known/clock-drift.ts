import { defineFailure } from '../define-failure.ts'

export const clockDrift = defineFailure({
  id: 'clock-drift',
  severity: 'warning',
  title: 'The clocks of the workers differ',
  cause: 'A wrong clock, or different time zone settings on the machines.',
  action: 'Synchronize the clocks (NTP), and use the same `timezone` and `enable_utc` everywhere.',
  clauses: [{ contains: ['Substantial drift from ', 'may mean clocks are out of sync'] }],
  rank: 65,
})
