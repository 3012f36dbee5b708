import type { BrokerAddress } from './broker.ts'
import type { RoutesFact } from './queues.ts'

/** Another app of this project that has worker commands of its own, loaded. */
export interface OtherApp {
  /** The word for `celery -A`. */
  readonly app: string
  readonly tasks: readonly string[]
  readonly routes: RoutesFact
  /** The queues of a worker that is started without -Q. */
  readonly queues: readonly string[]
  readonly addresses: readonly BrokerAddress[]
}
