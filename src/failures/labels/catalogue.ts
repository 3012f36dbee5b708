import type { Label } from '../label.ts'
import { amqp } from './amqp.ts'
import { appLoading } from './app-loading.ts'
import { broker } from './broker.ts'
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
import type { LabelText } from './label-texts.ts'

const TEXTS: Readonly<Record<Label, LabelText>> = {
  ...windows,
  ...pools,
  ...host,
  ...children,
  ...tasks,
  ...cli,
  ...appLoading,
  ...django,
  ...broker,
  ...redis,
  ...amqp,
  ...resultBackend,
  ...cluster,
  ...versions,
}

/** What is told of a failure. */
export const textOf = (label: Label): LabelText => TEXTS[label]
