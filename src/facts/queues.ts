/** Where Celery's router sends each registered task; null where it can't tell. */
export type RoutesFact = Readonly<Record<string, string | null>>

/** Queues that a file beside the source names where it tells of queues: a manifest, a playbook. */
export interface QueueMentionsFact {
  /** Of the queues that tasks are routed to and a worker without -Q doesn't consume. */
  readonly queues: readonly string[]
  /** False: not every file of the project was read. */
  readonly complete: boolean
}
