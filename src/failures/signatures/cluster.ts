import { signature, type Signature } from '../signature.ts'

/** What workers say of each other, and the end of a worker. */
export const cluster: readonly Signature[] = [
  signature('duplicate-nodename', {
    says: [
      'DuplicateNodenameWarning',
      'Received multiple replies from node name',
      'is already using this process mailbox',
    ],
  }),
  signature('gossip-missed-heartbeat', { says: 'missed heartbeat from ' }),
  signature('clock-drift', { says: ['Substantial drift from ', 'may mean clocks are out of sync'] }),
  signature('pidbox-debug-harmless', { says: 'pidbox received method ' }),
  signature(
    'warm-shutdown',
    { says: ['worker: Warm shutdown', 'Warm shutdown (MainProcess)'] },
    { says: ['Stopping gracefully', 'shutting down gracefully'], and: 'worker' },
  ),
  signature('cold-shutdown', {
    says: ['worker: Cold shutdown', 'Cold shutdown (MainProcess)', 'Waiting gracefully for cold shutdown'],
  }),
  signature('soft-shutdown', { says: ['Initiating Soft Shutdown', 'Initiating Soft shutdown'] }),
]
