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
  /** Variables that this node alone needs; absent: none. */
  env?: Readonly<Record<string, string>>
  /** file:line of the project's own command for it; absent: there is none. */
  from?: string
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
  /** The lines to paste, one per command, in the shell and the folder from which poolwise was started. */
  shell?: readonly string[]
  /** The folder that it runs in, relative to the project's; absent: the project's own. */
  folder?: string
  /** The workers that the project's own files start, of all its apps; absent: at most one. */
  workers?: readonly PlannedFor[]
}

/** A worker that the project's own files start. */
export interface PlannedFor {
  /** What --like takes: `Procfile:mail`. */
  like: string
  /** file:line */
  where: string
  /** -A; null: Celery's default app. */
  app: string | null
  /** -Q; null: the app's own queues. */
  queues: readonly string[] | null
  /** The node of this plan that consumes what this worker does; null: this plan is for others. */
  node: string | null
  /** The line to paste that launches it alone. */
  shell?: string
}

/** What `pool recommend --json` prints. */
export type PoolRecommendation = PoolPlan & {
  schemaVersion: 1
  /** With --emit: the plan as that kind of file. */
  emitted?: string
  /** With --why: every rule of the table, in its order. */
  trace?: TraceEntry[]
}
