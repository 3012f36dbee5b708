import { defineFailure } from '../define-failure.ts'

export const gossipMissedHeartbeat = defineFailure({
  id: 'gossip-missed-heartbeat',
  severity: 'info',
  title: "Another worker's event heartbeat is late",
  cause: 'The other worker has stopped, or was busy.',
  action: 'Nothing, unless that worker has stopped unexpectedly. `--without-gossip` silences the message.',
  clauses: [{ contains: 'missed heartbeat from ' }],
  rank: 84,
})
