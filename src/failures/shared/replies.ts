import type { EventClause } from '../event-clause.ts'
import { PUBLISHING, RESULT_BACKEND } from './frames.ts'

type Texts = Pick<EventClause, 'contains' | 'andContains' | 'matches' | 'without' | 'onOneLine'>

/**
 * A server's reply to Celery's own connection: to the worker's, to a task's that publishes or stores its result. Replies
 * to a connection that the user's code opened itself are its own affair.
 */
export const replies = (texts: Texts): readonly EventClause[] => [
  { ...texts, own: false },
  { ...texts, frame: ['kombu', 'celery', 'amqp'] },
  { ...texts, frame: [...PUBLISHING, ...RESULT_BACKEND], inTask: true },
]

/** Where an exception's text stands: a task that prints a reply without one has handled it. */
const RAISED = [
  'Cannot connect to ',
  'Connection error: ',
  'Connection to broker lost',
  'Unrecoverable error: ',
  'Unable to run the `',
  'OperationalError',
  'redis.exceptions.',
  'ResponseError',
]

export const redisReplies = (contains: readonly string[], matches?: RegExp): readonly EventClause[] =>
  replies({ contains, andContains: RAISED, onOneLine: true, ...(matches && { matches }) })

/** Calls of Amazon SQS that kombu makes. */
const CALLS =
  'ListQueues|GetQueueUrl|GetQueueAttributes|CreateQueue|TagQueue|ReceiveMessage|SendMessage(?:Batch)?|DeleteMessage(?:Batch)?|ChangeMessageVisibility(?:Batch)?'

/** An error code of Amazon SQS, as boto3 words it, and as kombu does, which calls ReceiveMessage itself. */
export const sqsReplies = (codes: readonly string[]): readonly EventClause[] =>
  replies({
    contains: codes,
    matches: [
      new RegExp(
        `\\((?:[\\w.]{1,60}\\.)?(?:${codes.join('|')})(?:Exception)?\\) when calling the (?:${CALLS}) operation`,
      ),
      new RegExp(`Request [^\\n]{0,60}  HTTP 40\\d  [^\\n]{0,400}\\b(?:${codes.join('|')})`),
    ],
  })
