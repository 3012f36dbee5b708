import { isCommandOf } from '../celery-command/command-of-app.ts'
import type { Facts } from '../facts/facts.ts'
import type { PoolName, WorkerFact } from '../facts/worker.ts'
import { lostQueues } from '../worker/lost-queues.ts'
import { projectWorkers } from '../worker/project-workers.ts'
import { advise } from './advise.ts'
import { advisorInput, type AdvisorInput, type Workload } from './advisor-input.ts'
import type { PlannedFor, PlannedNode, PlanReason, PoolPlan } from './plan.ts'

export interface ProjectRequest {
  readonly workload: Workload | null
  /** The pool given with --pool. */
  readonly requested?: PoolName
  /** CPUs of the machine that the plan is for, where they don't depend on this one. */
  readonly cpus?: number | undefined
  readonly app: string | null
  /** The worker is one that --like names: its queues are what is asked for. */
  readonly selected?: boolean
}

/** The plan for a project: for its worker, or for each of several whose queues differ, with all workers that it starts. Pure. */
export function adviseProject(facts: Partial<Facts>, request: ProjectRequest): PoolPlan {
  const plan = planFor(facts, request)
  const workers = workersOf(plan, facts, request.app)
  return workers.length < 2 ? plan : { ...plan, workers }
}

function planFor(facts: Partial<Facts>, request: ProjectRequest): PoolPlan {
  const [first, ...others] = facts.plannedWorkers ?? []
  const lost = request.selected === true ? null : addedQueues(facts, [first ?? facts.worker, ...others])
  if (first === undefined) return withAdded(lost, advise(consuming(lost, inputFor(facts, request)), request.app))
  if (others.length === 0) {
    const input = consuming(lost, inputFor({ ...facts, worker: first }, request))
    return from(first, withAdded(lost, advise(input, request.app)))
  }
  const workers = [first, ...others]
  const inputs = workers.map((worker, index) => {
    const input = inputFor({ ...facts, worker }, request)
    return index === 0 ? consuming(lost, input) : input
  })
  const folder = inputs.every((input) => input.folder === inputs[0]?.folder) ? (inputs[0]?.folder ?? null) : null
  const plan = together(
    workers.map((worker, index) => {
      const input = { ...inputs[index]!, folder }
      const nodeName = input.features.nodeName ?? nameFor(worker, workers.slice(0, index))
      return from(worker, advise({ ...input, features: { ...input.features, nodeName } }, request.app))
    }),
    workers,
  )
  return withAdded(lost, plan)
}

interface AddedQueues {
  /** All that the first worker consumes then. */
  readonly queues: readonly string[]
  readonly why: PlanReason
}

/** Queues that the project sends to and no worker would consume, for the first worker; null: there are none. */
function addedQueues(facts: Partial<Facts>, workers: readonly (WorkerFact | undefined)[]): AddedQueues | null {
  const { app, queues: own, routes, ownStarts = [] } = facts
  const [worker] = workers
  if (worker === undefined || own === undefined || routes === undefined || ownStarts.length > 0) return null
  // Celery refuses -Q with a queue that it must not create.
  if (app?.settings['task_create_missing_queues']?.value === false) return null
  const planned = workers.flatMap((one) => one?.configured.queues?.value ?? own)
  const lost = (lostQueues({ ...facts, worker, queues: own, routes }) ?? []).filter(
    ({ queue }) => !planned.includes(queue) && !/[\s,]/.test(queue),
  )
  const [first] = lost
  if (first === undefined) return null
  const names = lost.map(({ queue }) => queue)
  return {
    queues: [...(worker.configured.queues?.value ?? own), ...names],
    why: {
      rule: 'queues',
      text: `--queues: with ${names.join(', ')}, which no worker command of the project consumes (${first.sent} is sent to ${first.queue})`,
    },
  }
}

const consuming = (added: AddedQueues | null, input: AdvisorInput): AdvisorInput =>
  added === null ? input : { ...input, features: { ...input.features, queues: added.queues } }

const withAdded = (added: AddedQueues | null, plan: PoolPlan): PoolPlan =>
  added === null ? plan : { ...plan, reasons: [...plan.reasons, added.why] }

const from = ({ from: where }: WorkerFact, plan: PoolPlan): PoolPlan =>
  where === undefined ? plan : { ...plan, nodes: plan.nodes.map((node) => ({ ...node, from: where })) }

/** What the project's files start, each with the node of the plan that consumes the same. */
function workersOf(plan: PoolPlan, { launchCommands = [] }: Partial<Facts>, app: string | null): readonly PlannedFor[] {
  const key = (queues: readonly string[] | null) => [...(queues ?? [])].sort().join(',')
  return projectWorkers(launchCommands).map(({ like, where, app: own, queues, command }) => {
    const isPlanned = own === null || (app !== null && isCommandOf(app, command))
    const at = plan.nodes.findIndex((node) => node.from === where)
    const same = isPlanned ? plan.nodes.findIndex((node) => key(node.queues) === key(queues)) : -1
    const index = at >= 0 ? at : same
    return { like, where, app: own, queues, node: index < 0 ? null : (plan.nodes[index]?.name ?? `node ${index + 1}`) }
  })
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
  const env = commonIn(plans.map((plan) => plan.env))
  const reasons = plans.flatMap((plan) => plan.reasons)
  const places = workers.flatMap(({ configured: { queues } }) => queues?.origin.where ?? [])
  const why: PlanReason = {
    rule: 'queues',
    text: `${plans.length} workers: the project's commands consume different queues (${places.join(', ')})`,
  }
  return {
    ...first,
    nodes: plans.flatMap((plan) => plan.nodes.map((node) => withRest(node, plan.env, env))),
    env,
    rejected: first.rejected.filter(({ pool }) =>
      plans.every(({ nodes }) => nodes.every((node) => node.pool !== pool)),
    ),
    options: [...new Set(plans.flatMap(({ options }) => options))],
    reasons: [...reasons.filter(({ text }, index) => reasons.findIndex((one) => one.text === text) === index), why],
    command: plans.flatMap(({ command }) => command),
  }
}

type Variables = Readonly<Record<string, string>>

const commonIn = ([first = {}, ...others]: readonly Variables[]): Variables =>
  Object.fromEntries(Object.entries(first).filter(([name, value]) => others.every((one) => one[name] === value)))

/** The node with the variables that not every node has. */
function withRest(node: PlannedNode, own: Variables, common: Variables): PlannedNode {
  const rest = Object.entries(own).filter(([name]) => !(name in common))
  return rest.length === 0 ? node : { ...node, env: Object.fromEntries(rest) }
}
