import { defineFailure } from '../define-failure.ts'

export const gossipMissedHeartbeat = defineFailure({
  id: 'gossip-missed-heartbeat',
  severity: 'info',
  title: 'another worker was not heard of for a while',
  cause: 'The other worker ended, or was busy.',
  action: 'Nothing, unless that worker is really gone. `--without-gossip` silences it.',
  clauses: [{ says: 'missed heartbeat from ' }],
  rank: 84,
})
