import type { Facts } from '../facts/facts.ts'
import type { LaunchCommand } from '../facts/project.ts'
import type { OsName } from '../facts/platform.ts'
import { adviseProject } from '../pool/advise-project.ts'
import { plannedWorkers } from '../worker/planned-workers.ts'
import { effectiveWorker } from '../worker/effective-worker.ts'
import type { Emitter, EmitInput } from './define-emitter.ts'
import { featuresOf } from '../worker/features.ts'
import type { PoolPlan } from '../pool/plan.ts'
import type { Workload } from '../pool/advisor-input.ts'

/** Time for running tasks to finish when the worker is stopped, where no time limit is set. */
const DEFAULT_STOP_SECONDS = 300

/** Time for a worker to exit after its last task: an idle green pool took 5 s (measured). */
const EXIT_SECONDS = 30

export interface EmitRequest {
  readonly facts: Partial<Facts>
  readonly app: string
  readonly root: string
  readonly target: OsName
  /** The project's folder as seen from the top of its repository. */
  readonly below: string
  /** The command that --like names. */
  readonly selected: LaunchCommand | null
  readonly workload: Workload | null
  readonly env: Readonly<Record<string, string | undefined>>
}

/** The plans for all systems, and the other inputs of the emitters. Pure. */
export function emitInput(request: EmitRequest, { system, cpus }: Emitter): EmitInput {
  const { facts, app, root, target, below } = request
  const { python, project, celery, interpreter, platform } = facts
  const here = system === null || system === platform?.host
  const name = slug(root)
  const limit = featuresOf(facts).longestLimit
  return {
    target,
    plans: {
      linux: planFor(request, 'linux', { system, cpus }),
      macos: planFor(request, 'macos', { system, cpus }),
      windows: planFor(request, 'windows', { system, cpus }),
    },
    app,
    celery: celery?.version ?? null,
    name,
    root: here ? root : null,
    below,
    python: here ? (interpreter?.executable ?? null) : null,
    manager: project?.manager ?? 'pip',
    pythonVersion: python ? python.version.slice(0, 2).join('.') : null,
    namespace: facts.app?.django?.namespace ?? null,
    stopSeconds: limit === null ? DEFAULT_STOP_SECONDS : Math.ceil(limit) + EXIT_SECONDS,
  }
}

interface Where {
  readonly system: OsName | null
  readonly cpus: number | undefined
}

/** The same project on that system. Measurements count only for the system that was examined. */
function planFor(request: EmitRequest, os: OsName, { system, cpus }: Where): PoolPlan {
  const { facts, app, workload, selected } = request
  const { platform } = facts
  // A form for servers has the variables that the project's own files for servers set.
  const there: Partial<Facts> =
    platform === undefined || (platform.target === os && system === null)
      ? facts
      : { ...facts, ...judgedFor(request, os, system !== null) }
  return adviseProject(there, { workload, cpus, app, selected: selected !== null })
}

function judgedFor({ facts, env, selected }: EmitRequest, os: OsName, there: boolean): Partial<Facts> {
  const host = facts.platform?.host ?? os
  const platform = { host, target: os, foreign: host !== os }
  const { app, celery, launchCommands = [], programs = [] } = facts
  if (app === undefined || celery === undefined) return { platform }
  const inputs = { platform, app, celery, launchCommands, env, selected, there }
  return { platform, worker: effectiveWorker(inputs), plannedWorkers: plannedWorkers(inputs, programs) }
}

/** A DNS label, which Kubernetes requires and every other form accepts. */
function slug(root: string): string {
  const folder = root.split(/[\\/]/).filter(Boolean).at(-1) ?? ''
  const name = folder
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '')
  return name === '' ? 'app' : name
}
