import type { OsName } from '../facts/platform.ts'
import type { ProjectFact } from '../facts/project.ts'
import type { PoolPlan } from '../pool/plan.ts'

/** Every form that `pool recommend --emit` knows. */
export const emitFormats = [
  'shell',
  'powershell',
  'env',
  'django',
  'toml',
  'systemd',
  'compose',
  'kubernetes',
  'procfile',
  'vscode',
  'github',
] as const

export type EmitFormat = (typeof emitFormats)[number]

/** The input of an emitter. */
export interface EmitInput {
  /** The target system, for forms that are for one system. */
  readonly target: OsName
  /** The plan for each system. */
  readonly plans: Readonly<Record<OsName, PoolPlan>>
  /** The value of `celery -A`. */
  readonly app: string
  /** Celery's version. */
  readonly celery: string | null
  /** The project's name, fit for a service or a container. */
  readonly name: string
  /** The project's folder and interpreter, absolute; null: the form is for another machine. */
  readonly root: string | null
  readonly python: string | null
  /** The project's folder as seen from the top of its repository; empty: they are the same. */
  readonly below: string
  readonly manager: ProjectFact['manager']
  /** Python's version for CI: `3.11`. */
  readonly pythonVersion: string | null
  /** The prefix of Celery's settings in Django's. */
  readonly namespace: string | null
  /** Seconds that running tasks get to finish when the worker is stopped. */
  readonly stopSeconds: number
}

/** One form of the plan. Pure; a promise only where a library is loaded. */
export interface Emitter {
  readonly format: EmitFormat
  /** The only system that the form is for; null: any. */
  readonly system: OsName | null
  /** CPUs of the machine that it is for, where they don't depend on this one. */
  readonly cpus?: number
  emit(input: EmitInput): string | Promise<string>
}

export const defineEmitter = (emitter: Emitter): Emitter => emitter
