import { olderThan } from '../../versions/compare.ts'
import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { workerCommand } from '../remedy/worker-command.ts'
import { plannedOnThisMachine } from './planned-on-this-machine.ts'

/** By default Celery starts one process for each CPU of the machine, even where it may use fewer (billiard.cpu_count). */
export const cpuQuota = defineCheck({
  id: 'host.cpu-quota',
  title: 'The worker starts no more processes than it has CPUs',
  tier: 'local',
  severity: 'warn',
  needs: ['platform', 'python', 'worker', 'app', 'celery'],
  considers: ['celeryOptions'],
  evaluate({ platform, python, worker, app, celery, celeryOptions }) {
    const planned = plannedOnThisMachine({ platform, python, worker, app }, ['prefork'])
    if ('status' in planned) return planned
    const { usableCpus, cpuQuota: quota, process } = python
    if (process.cpuCount === null) return skip('the number of CPUs is not known')
    const allowed = Math.max(1, quota === null ? usableCpus : Math.min(usableCpus, Math.ceil(quota)))
    const evidence = {
      'CPUs of the machine': process.cpuCount,
      'usable CPUs': usableCpus,
      'control group quota': quota ?? 'none',
      processes: planned.count,
      from: planned.from,
      celery: celery.version,
    }
    // Tasks that wait leave their CPU to others, so a chosen number is reported only far above the limit.
    if (allowed >= process.cpuCount || planned.count <= (planned.chosen ? 2 * allowed : allowed)) return pass(evidence)
    const auto = olderThan(celery.version, '5.7.0') ? String(allowed) : 'auto'
    return fail({
      message: planned.chosen
        ? `The worker starts ${planned.count} processes (${planned.from}) but may use only ${cpus(allowed)} here.`
        : `Celery starts one process for each of the ${process.cpuCount} CPUs of the machine but may use only ${cpus(allowed)} here.`,
      evidence,
      remedy: remedy(
        `Set --concurrency or worker_concurrency${auto === 'auto' ? '. With auto, Celery 5.7 counts the CPUs that it may use' : ''}.`,
        workerCommand({ worker, app, celeryOptions }, `--concurrency=${auto}`),
      ),
    })
  },
})

const cpus = (count: number): string => (count === 1 ? 'one CPU' : `${count} CPUs`)
