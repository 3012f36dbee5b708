import type { Facts } from '../facts/facts.ts'
import type { KeptOptions, Origin, Sourced } from '../facts/worker.ts'

/** Features in use that not every pool has, each as text with the place that sets it; null: not used. */
export interface Features {
  readonly timeLimit: string | null
  readonly softTimeLimit: string | null
  readonly maxTasksPerChild: string | null
  readonly maxMemoryPerChild: string | null
  readonly autoscale: string | null
  /** -B */
  readonly beat: string | null
  /** revoke(…, terminate=True) in the project's own code. */
  readonly terminate: string | null
  /** acks_late, of all tasks or of some. */
  readonly lateAcks: string | null
  /** The longest time limit, in seconds. */
  readonly longestLimit: number | null
  /** Set in the worker's command itself. */
  readonly inCommand: readonly CommandOption[]
  /** Other options of that command, which go with any pool. */
  readonly kept: Sourced<KeptOptions> | null
  /** -Q of that command. */
  readonly queues: readonly string[]
  /** -n of that command. */
  readonly nodeName: string | null
}

const COPIED = ['timeLimit', 'softTimeLimit', 'maxTasksPerChild', 'maxMemoryPerChild', 'autoscale'] as const

/** An option that the plan's command has to repeat, since that command replaces the project's own. */
export interface CommandOption {
  readonly feature: (typeof COPIED)[number]
  readonly value: string
  readonly where: string
}

/** Reads them from the worker's command, variables and settings, and from the tasks' own options. Pure. */
export function featuresOf({ app, worker, project }: Partial<Facts>): Features {
  const configured = worker?.configured
  const used = (value: Sourced<unknown> | null | undefined, option: string, setting: string): string | null =>
    value ? named(value.origin, option, setting) : bySetting(setting)
  const bySetting = (name: string): string | null => {
    const setting = app?.settings[name]
    return setting?.value != null && setting.value !== false && setting.value !== 0
      ? `${name}${setting.where === null ? '' : ` (${setting.where})`}`
      : null
  }
  const ofTask = (option: 'timeLimit' | 'softTimeLimit' | 'acksLate'): string | null => {
    const [name] = Object.entries(app?.taskOptions ?? {}).find(([, options]) => Boolean(options[option])) ?? []
    return name === undefined ? null : `the task ${name}`
  }
  const limits = [
    configured?.timeLimit?.value,
    configured?.softTimeLimit?.value,
    ...Object.values(app?.taskOptions ?? {}).flatMap(({ timeLimit, softTimeLimit }) => [timeLimit, softTimeLimit]),
  ].filter((limit) => limit !== undefined)
  return {
    timeLimit: used(configured?.timeLimit, '--time-limit', 'task_time_limit') ?? ofTask('timeLimit'),
    softTimeLimit:
      used(configured?.softTimeLimit, '--soft-time-limit', 'task_soft_time_limit') ?? ofTask('softTimeLimit'),
    maxTasksPerChild: used(configured?.maxTasksPerChild, '--max-tasks-per-child', 'worker_max_tasks_per_child'),
    maxMemoryPerChild: used(configured?.maxMemoryPerChild, '--max-memory-per-child', 'worker_max_memory_per_child'),
    autoscale: configured?.autoscale ? named(configured.autoscale.origin, '--autoscale', '') : null,
    beat: configured?.beat ? named(configured.beat.origin, '-B', '') : null,
    terminate: project?.terminates ? `${project.terminates.file}:${project.terminates.line}` : null,
    lateAcks: bySetting('task_acks_late') ?? ofTask('acksLate'),
    longestLimit: limits.length === 0 ? null : Math.max(...limits),
    inCommand: COPIED.flatMap((feature) => fromCommand(feature, configured?.[feature])),
    kept: configured?.others ?? null,
    queues:
      configured?.queues?.origin.kind === 'command' && configured.queues.value.every((name) => !/[$%{<*]/.test(name))
        ? configured.queues.value
        : [],
    nodeName: configured?.hostname?.origin.kind === 'command' ? configured.hostname.value : null,
  }
}

const named = ({ kind, where }: Origin, option: string, setting: string): string =>
  kind === 'variable' ? where : `${kind === 'command' ? option : setting} (${where})`

const fromCommand = (
  feature: CommandOption['feature'],
  configured: Sourced<string | number> | null | undefined,
): readonly CommandOption[] =>
  // A value with shell variables can't be repeated.
  configured?.origin.kind === 'command' && /^[\d.,]+$/.test(String(configured.value))
    ? [{ feature, value: String(configured.value), where: configured.origin.where }]
    : []
