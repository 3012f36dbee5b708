import { defineFailure } from '../define-failure.ts'
import { sqsReplies } from '../shared/replies.ts'

export const sqsCredentials = defineFailure({
  id: 'sqs-credentials',
  severity: 'fatal',
  title: 'Amazon SQS does not accept the credentials',
  cause:
    "No credentials were found, the key is wrong, a temporary key has expired or lacks its session token, the secret isn't percent-encoded in the URL, or the clock is wrong.",
  action:
    'Check with `aws sts get-caller-identity`. Use `sqs://` without a key, so that boto3 finds and renews the credentials itself, or quote the secret with `kombu.utils.url.safequote`.',
  clauses: [
    ...sqsReplies([
      'InvalidClientTokenId',
      'UnrecognizedClient',
      'SignatureDoesNotMatch',
      'InvalidSignature',
      'IncompleteSignature',
      'ExpiredToken',
      'InvalidAccessKeyId',
      'MissingAuthenticationToken',
      'RequestExpired',
      'AuthFailure',
      'InvalidSecurity',
    ]),
    {
      contains: [
        'Unable to locate credentials',
        'Partial credentials found in',
        'Error when retrieving credentials from',
      ],
      andContains: ['Cannot connect to sqs', 'Unrecoverable error', 'beat: Connection error'],
    },
    {
      contains: [
        'Unable to locate credentials',
        'Partial credentials found in',
        'Error when retrieving credentials from',
        'The config profile (',
      ],
      frame: ['kombu.transport.SQS', 'kombu.asynchronous.aws'],
      inTask: true,
    },
  ],
  causes: ['broker-connection-lost'],
})
