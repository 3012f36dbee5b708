import type { Failure } from '../define-failure.ts'
import { appLoading } from '../families/app-loading.ts'
import { broker } from '../families/broker.ts'
import { children } from '../families/children.ts'
import { cluster } from '../families/cluster.ts'
import { commandLine } from '../families/command-line.ts'
import { django } from '../families/django.ts'
import { host } from '../families/host.ts'
import { pools } from '../families/pools.ts'
import { rabbitmq } from '../families/rabbitmq.ts'
import { redis } from '../families/redis.ts'
import { resultBackend } from '../families/result-backend.ts'
import { sqs } from '../families/sqs.ts'
import { tasks } from '../families/tasks.ts'
import { versions } from '../families/versions.ts'
import { windows } from '../families/windows.ts'

/**
 * Every failure that poolwise can name, by its id. The order is that of `explain --list`, and decides between failures
 * that the same line shows and that are equally urgent.
 */
const FAILURES = {
  ...windows,
  ...pools,
  ...host,
  ...children,
  ...tasks,
  ...commandLine,
  ...appLoading,
  ...django,
  ...broker,
  ...redis,
  ...rabbitmq,
  ...sqs,
  ...resultBackend,
  ...cluster,
  ...versions,
}

export type FailureId = keyof typeof FAILURES
export type KnownFailure = Failure<FailureId, FailureId>

/** Doesn't compile where a failure is listed under another id than its own, or names one that doesn't exist. */
const BY_ID: { readonly [Id in FailureId]: Failure<Id, FailureId> } = FAILURES

export const failures: readonly KnownFailure[] = Object.values(BY_ID)

export const failureOf = (id: FailureId): KnownFailure => BY_ID[id]

export const isFailureId = (text: string): text is FailureId => Object.hasOwn(BY_ID, text)
