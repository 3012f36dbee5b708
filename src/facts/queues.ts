/** The queue that Celery's router selects for each registered task; null if unknown. */
export type RoutesFact = Readonly<Record<string, string | null>>

/** Queues named in files other than source code: a manifest, a playbook. */
export interface QueueMentionsFact {
  /** A subset of the queues that tasks are routed to and a worker without -Q does not consume. */
  readonly queues: readonly string[]
  /** False: not every file of the project was read. */
  readonly complete: boolean
}

/** A queue as the app declares it to RabbitMQ. */
export interface QueueDeclaration {
  readonly name: string
  readonly durable: boolean
  readonly autoDelete: boolean
  readonly exclusive: boolean
  /** `x-max-priority`, `x-queue-type` … */
  readonly arguments: Readonly<Record<string, string | number | boolean>>
}
