import { asyncTaskNotAwaited } from '../known/async-task-not-awaited.ts'
import { asyncioLoopInTask } from '../known/asyncio-loop-in-task.ts'
import { contentDisallowed } from '../known/content-disallowed.ts'
import { databaseConnectionForked } from '../known/database-connection-forked.ts'
import { notJsonSerializable } from '../known/not-json-serializable.ts'
import { resultGetInsideTask } from '../known/result-get-inside-task.ts'
import { taskExceptionNotPicklable } from '../known/task-exception-not-picklable.ts'
import { taskHardTimeLimit } from '../known/task-hard-time-limit.ts'
import { taskRevokedTerminated } from '../known/task-revoked-terminated.ts'
import { taskRevoked } from '../known/task-revoked.ts'
import { taskSoftTimeLimit } from '../known/task-soft-time-limit.ts'
import { unknownMessageDeleted } from '../known/unknown-message-deleted.ts'
import { unregisteredTask } from '../known/unregistered-task.ts'
import { userSignalHandlerError } from '../known/user-signal-handler-error.ts'
import { userTaskError } from '../known/user-task-error.ts'

export const tasks = {
  'task-hard-time-limit': taskHardTimeLimit,
  'task-soft-time-limit': taskSoftTimeLimit,
  'task-revoked': taskRevoked,
  'task-revoked-terminated': taskRevokedTerminated,
  'task-exception-not-picklable': taskExceptionNotPicklable,
  'not-json-serializable': notJsonSerializable,
  'result-get-inside-task': resultGetInsideTask,
  'asyncio-loop-in-task': asyncioLoopInTask,
  'user-signal-handler-error': userSignalHandlerError,
  'user-task-error': userTaskError,
  'unregistered-task': unregisteredTask,
  'content-disallowed': contentDisallowed,
  'async-task-not-awaited': asyncTaskNotAwaited,
  'database-connection-forked': databaseConnectionForked,
  'unknown-message-deleted': unknownMessageDeleted,
} as const
