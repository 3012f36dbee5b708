import type { PlannedNode } from './plan.ts'

/**
 * The command that starts one node. Options have their long `--name=value` form: Celery monkey-patches for `-P gevent`,
 * `--pool gevent` and `--pool=gevent`, and not for `-Pgevent` (celery/__init__.py, maybe_patch_concurrency).
 * @param workerPoolSetting the app's `worker_pool`: `--pool=prefork` doesn't override it, because to Celery it looks like its
 *   own default; `processes`, the other name of the same pool, does
 * @param before options of `celery` itself
 * @param options further options; `--concurrency` or `--autoscale` among them replaces the node's number
 */
export function celeryCommand(
  node: PlannedNode,
  app: string | null,
  workerPoolSetting: string | null,
  options: readonly string[] = [],
  before: readonly string[] = [],
): string[] {
  const sized = options.some((option) => /^--(?:concurrency|autoscale)=/.test(option))
  // worker_pool names a pool class of the project's own; `--pool=custom` would read CELERY_CUSTOM_WORKER_POOL instead.
  const own = node.pool === 'custom' && workerPoolSetting !== null
  const hidden = node.pool === 'prefork' && workerPoolSetting !== null && workerPoolSetting !== 'prefork'
  return [
    'celery',
    '-A',
    app ?? '<app>',
    ...before,
    'worker',
    ...(own ? [] : [`--pool=${hidden ? 'processes' : node.pool}`]),
    ...(node.concurrency === null || sized ? [] : [`--concurrency=${node.concurrency}`]),
    ...(node.name === null ? [] : [`--hostname=${node.name}`]),
    ...(node.queues.length === 0 ? [] : [`--queues=${node.queues.join(',')}`]),
    ...options,
    ...(options.some((option) => option.startsWith('--loglevel=')) ? [] : ['--loglevel=INFO']),
  ]
}
