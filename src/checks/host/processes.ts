import { plannedProcesses } from '../../worker/planned-processes.ts'
import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { thisMachine } from './this-machine.ts'

export const processes = defineCheck({
  id: 'host.processes',
  title: 'The process limits leave room for the planned concurrency',
  tier: 'local',
  severity: 'warn',
  needs: ['platform', 'python', 'worker', 'app'],
  evaluate({ platform, python, worker, app }) {
    const other = thisMachine({ platform })
    if (other) return other
    const planned = plannedProcesses({ worker, python, app })
    if (planned === null) return skip(`the ${worker.pool} pool starts no fixed number of processes or threads`)
    // The limits count threads as well as processes. One more is the worker's own.
    const needed = planned.count + 1
    const limits = python.process.processLimits
    const narrow = limits.find(({ limit, used }) => used + needed > limit)
    const evidence = { [worker.pool === 'prefork' ? 'processes' : 'threads']: planned.count, from: planned.from }
    if (narrow === undefined)
      return pass({ ...evidence, limits: limits.map(({ where, limit, used }) => `${where}: ${used} of ${limit} used`) })
    const { kind, where, limit, used } = narrow
    const whose = kind === 'user' ? 'This user may have' : 'This control group may hold'
    return fail({
      message: `${whose} ${limit} processes and threads, ${used} are there already, and the worker needs ${needed}: starting them fails with "Resource temporarily unavailable".`,
      evidence: { ...evidence, limit, used, needed, where },
      remedy:
        kind === 'user'
          ? 'Raise the limit (ulimit -u, in /etc/security/limits.conf nproc, systemd: LimitNPROC=), or start the worker with a smaller --concurrency.'
          : 'Raise the limit (Docker: --pids-limit, compose: pids_limit, systemd: TasksMax=, Kubernetes: podPidsLimit of the kubelet), or start the worker with a smaller --concurrency.',
    })
  },
})
