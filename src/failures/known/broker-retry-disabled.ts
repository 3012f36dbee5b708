import { defineFailure } from '../define-failure.ts'

export const brokerRetryDisabled = defineFailure({
  id: 'broker-retry-disabled',
  severity: 'fatal',
  title: 'The worker stopped because connection retries are disabled',
  cause: '`broker_connection_retry` or `broker_connection_retry_on_startup` is False.',
  action: 'Start the broker before the worker, or set the option to True.',
  clauses: [
    {
      contains: 'a connection to the message broker after a connection loss has',
      andContains: 'been disabled',
    },
  ],
})
