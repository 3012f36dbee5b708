import { sqsAccessDenied } from '../known/sqs-access-denied.ts'
import { sqsCredentials } from '../known/sqs-credentials.ts'
import { sqsQueueMissing } from '../known/sqs-queue-missing.ts'

export const sqs = {
  'sqs-credentials': sqsCredentials,
  'sqs-access-denied': sqsAccessDenied,
  'sqs-queue-missing': sqsQueueMissing,
} as const
