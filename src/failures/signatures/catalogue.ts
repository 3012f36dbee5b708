import type { Signature } from '../signature.ts'
import { amqp } from './amqp.ts'
import { appLoading } from './app-loading.ts'
import { brokerAddress } from './broker-address.ts'
import { brokerConnection } from './broker-connection.ts'
import { children } from './children.ts'
import { cli } from './cli.ts'
import { cluster } from './cluster.ts'
import { django } from './django.ts'
import { host } from './host.ts'
import { pools } from './pools.ts'
import { redis } from './redis.ts'
import { resultBackend } from './result-backend.ts'
import { tasks } from './tasks.ts'
import { versions } from './versions.ts'
import { windows } from './windows.ts'

/** Every failure that one record shows. Those that only a whole log shows are in stories.ts. */
export const SIGNATURES: readonly Signature[] = [
  ...windows,
  ...pools,
  ...host,
  ...children,
  ...tasks,
  ...cli,
  ...appLoading,
  ...django,
  ...brokerConnection,
  ...brokerAddress,
  ...redis,
  ...amqp,
  ...resultBackend,
  ...cluster,
  ...versions,
]
