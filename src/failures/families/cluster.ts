import { clockDrift } from '../known/clock-drift.ts'
import { coldShutdown } from '../known/cold-shutdown.ts'
import { duplicateNodename } from '../known/duplicate-nodename.ts'
import { gossipMissedHeartbeat } from '../known/gossip-missed-heartbeat.ts'
import { healthyWorker } from '../known/healthy-worker.ts'
import { pidboxDebugHarmless } from '../known/pidbox-debug-harmless.ts'
import { softShutdown } from '../known/soft-shutdown.ts'
import { warmShutdown } from '../known/warm-shutdown.ts'

export const cluster = {
  'duplicate-nodename': duplicateNodename,
  'gossip-missed-heartbeat': gossipMissedHeartbeat,
  'clock-drift': clockDrift,
  'pidbox-debug-harmless': pidboxDebugHarmless,
  'warm-shutdown': warmShutdown,
  'cold-shutdown': coldShutdown,
  'soft-shutdown': softShutdown,
  'healthy-worker': healthyWorker,
} as const
