import type { PoolName } from '../facts/worker.ts'
import type { TraceEntry } from './trace.ts'

/** One worker process to start. Several on Windows, where N solo nodes replace a pool of N processes. */
export interface PlannedNode {
  /** Node name for --hostname; null: Celery's default. */
  name: string | null
  pool: PoolName
  /** Processes, threads or greenlets; null: the pool has no such number (solo). */
  concurrency: number | null
  /** Queues to consume; empty: the app's default. */
  queues: readonly string[]
}

/** A rule that fired. */
export interface PlanReason {
  /** The rule's file name under src/pool/rules. */
  rule: string
  text: string
}

export interface RejectedPool {
  pool: PoolName
  rule: string
  reason: string
}

/** The recommended worker configuration, with its reasons. */
export interface PoolPlan {
  nodes: readonly PlannedNode[]
  /** Environment variables the worker needs. */
  env: Readonly<Record<string, string>>
  /** Further options for `celery worker`. */
  options: readonly string[]
  /** Celery settings that go with it. */
  settings: Readonly<Record<string, string | number | boolean>>
  reasons: readonly PlanReason[]
  rejected: readonly RejectedPool[]
  /** The basis of the plan: rules alone, probes on this machine, or measured runs of the project's tasks. */
  evidence: 'rules' | 'probed' | 'measured'
  /** The command that starts it, one per node. */
  command: readonly (readonly string[])[]
}

/** What `pool recommend --json` prints. */
export type PoolRecommendation = PoolPlan & {
  schemaVersion: 1
  /** With --emit: the plan as that kind of file. */
  emitted?: string
  /** With --why: every rule of the table, in its order. */
  trace?: TraceEntry[]
}
