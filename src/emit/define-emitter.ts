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

/** All that an emitter may use. */
export interface EmitInput {
  /** The system that the text is for, where the form is for one. */
  readonly target: OsName
  /** The plan for each system. */
  readonly plans: Readonly<Record<OsName, PoolPlan>>
  /** The word for `celery -A`. */
  readonly app: string
  /** Celery's version. */
  readonly celery: string | null
  /** The project's name, fit for a service or a container. */
  readonly name: string
  /** The project's folder and interpreter, absolute; null: those of another machine. */
  readonly root: string | null
  readonly python: string | null
  readonly manager: ProjectFact['manager']
  /** Python's version for CI: `3.11`. */
  readonly pythonVersion: string | null
  /** The prefix of Celery's settings in Django's. */
  readonly namespace: string | null
  /** Seconds that running tasks get when the worker is stopped. */
  readonly stopSeconds: number
}

/** One form of the plan. Pure; a promise only where a format's library is loaded for it. */
export interface Emitter {
  readonly format: EmitFormat
  /** The one system that the form is for; null: any. */
  readonly system: OsName | null
  /** CPUs of the machine that it is for, where those of this one say nothing. */
  readonly cpus?: number
  emit(input: EmitInput): string | Promise<string>
}

export const defineEmitter = (emitter: Emitter): Emitter => emitter
