import type { Facts } from '../facts/facts.ts'
import type { PoolName, WorkerFact } from '../facts/worker.ts'
import { advise } from './advise.ts'
import { advisorInput, type AdvisorInput, type Workload } from './advisor-input.ts'
import type { PlanReason, PoolPlan } from './plan.ts'

export interface ProjectRequest {
  readonly workload: Workload | null
  /** The pool given with --pool. */
  readonly requested?: PoolName
  /** CPUs of the machine that the plan is for, where they don't depend on this one. */
  readonly cpus?: number | undefined
  readonly app: string | null
}

/** The plan for a project: for its worker, or for each of several whose queues differ. Pure. */
export function adviseProject(facts: Partial<Facts>, request: ProjectRequest): PoolPlan {
  const [first, ...others] = facts.plannedWorkers ?? []
  if (first === undefined) return advise(inputFor(facts, request), request.app)
  if (others.length === 0) return advise(inputFor({ ...facts, worker: first }, request), request.app)
  const workers = [first, ...others]
  return together(
    workers.map((worker, index) => {
      const input = inputFor({ ...facts, worker }, request)
      const nodeName = input.features.nodeName ?? nameFor(worker, workers.slice(0, index))
      return advise({ ...input, features: { ...input.features, nodeName } }, request.app)
    }),
    workers,
  )
}

function inputFor(facts: Partial<Facts>, { workload, requested, cpus }: ProjectRequest): AdvisorInput {
  const input = advisorInput(facts, workload, requested ?? null)
  return cpus === undefined ? input : { ...input, cpus: Math.min(cpus, input.cpus) }
}

/** Nodes on one machine need names of their own: that of the first queue. */
function nameFor(worker: WorkerFact, before: readonly WorkerFact[]): string {
  const queue = (one: WorkerFact) => (one.configured.queues?.value[0] ?? 'celery').replaceAll(/[^\w-]/g, '-')
  const same = before.filter((one) => queue(one) === queue(worker)).length
  return `${queue(worker)}${same > 0 ? same + 1 : ''}@%h`
}

function together(plans: readonly PoolPlan[], workers: readonly WorkerFact[]): PoolPlan {
  const [first] = plans as readonly [PoolPlan, ...PoolPlan[]]
  const reasons = plans.flatMap((plan) => plan.reasons)
  const places = workers.flatMap(({ configured: { queues } }) => queues?.origin.where ?? [])
  const why: PlanReason = {
    rule: 'queues',
    text: `${plans.length} workers: the project's commands consume different queues (${places.join(', ')})`,
  }
  return {
    ...first,
    nodes: plans.flatMap(({ nodes }) => nodes),
    env: Object.assign({}, ...plans.map(({ env }) => env)) as Record<string, string>,
    rejected: first.rejected.filter(({ pool }) =>
      plans.every(({ nodes }) => nodes.every((node) => node.pool !== pool)),
    ),
    options: [...new Set(plans.flatMap(({ options }) => options))],
    reasons: [...reasons.filter(({ text }, index) => reasons.findIndex((one) => one.text === text) === index), why],
    command: plans.flatMap(({ command }) => command),
  }
}
