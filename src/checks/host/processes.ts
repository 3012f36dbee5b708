import { defineCheck, fail, pass } from '../define-check.ts'
import { plannedOnThisMachine } from './planned-on-this-machine.ts'

export const processes = defineCheck({
  id: 'host.processes',
  title: 'The process limits are high enough for the planned concurrency',
  tier: 'local',
  severity: 'warn',
  needs: ['platform', 'python', 'worker', 'app'],
  evaluate({ platform, python, worker, app }) {
    const planned = plannedOnThisMachine({ platform, python, worker, app }, ['prefork', 'threads'])
    if ('status' in planned) return planned
    // The limits count threads too. One more is the worker's main process.
    const needed = planned.count + 1
    const limits = python.process.processLimits
    const narrow = limits.find(({ limit, used }) => used + needed > limit)
    const evidence = { [worker.pool === 'prefork' ? 'processes' : 'threads']: planned.count, from: planned.from }
    if (narrow === undefined)
      return pass({ ...evidence, limits: limits.map(({ where, limit, used }) => `${where}: ${used} of ${limit} used`) })
    const { kind, where, limit, used } = narrow
    const whose = kind === 'user' ? 'this user' : 'this control group'
    return fail({
      message: `The process limit of ${whose} is ${limit}, of which ${used} are used; the worker needs ${needed}. Starting them fails with "Resource temporarily unavailable".`,
      evidence: { ...evidence, limit, used, needed, where },
      remedy:
        kind === 'user'
          ? 'Raise the limit (ulimit -u, nproc in /etc/security/limits.conf, systemd: LimitNPROC=), or start the worker with a lower --concurrency.'
          : 'Raise the limit (Docker: --pids-limit, compose: pids_limit, systemd: TasksMax=, Kubernetes: podPidsLimit of the kubelet), or start the worker with a lower --concurrency.',
    })
  },
})
