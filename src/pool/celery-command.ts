import type { PlannedNode } from './plan.ts'

/**
 * The command that starts one node. Options are in their long `--name=value` form: `-Pgevent` in one word would skip the
 * monkey-patching, which Celery only does for `-P gevent`, `--pool gevent` and `--pool=gevent`.
 * @param workerPoolSetting the app's `worker_pool`: `--pool=prefork` can't override it, because Celery can't tell it from
 *   its own default; `processes` is the same pool under its other name and does.
 * @param options further ones; a `--concurrency` among them, or `--autoscale`, takes the place of the node's number
 */
export function celeryCommand(
  node: PlannedNode,
  app: string | null,
  workerPoolSetting: string | null,
  options: readonly string[] = [],
): string[] {
  const sized = options.some((option) => /^--(?:concurrency|autoscale)=/.test(option))
  // A pool class of the project's own stands in worker_pool; `--pool=custom` would look for another variable instead.
  const own = node.pool === 'custom' && workerPoolSetting !== null
  const hidden = node.pool === 'prefork' && workerPoolSetting !== null && workerPoolSetting !== 'prefork'
  return [
    'celery',
    '-A',
    app ?? '<app>',
    'worker',
    ...(own ? [] : [`--pool=${hidden ? 'processes' : node.pool}`]),
    ...(node.concurrency === null || sized ? [] : [`--concurrency=${node.concurrency}`]),
    ...(node.name === null ? [] : [`--hostname=${node.name}`]),
    ...(node.queues.length === 0 ? [] : [`--queues=${node.queues.join(',')}`]),
    ...options,
    '--loglevel=INFO',
  ]
}
