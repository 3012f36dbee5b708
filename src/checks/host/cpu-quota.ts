import { plannedProcesses } from '../../worker/planned-processes.ts'
import { olderThan } from '../../versions/compare.ts'
import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { workerCommand } from '../remedy/worker-command.ts'
import { thisMachine } from './this-machine.ts'

/** Celery starts as many processes as the machine has CPUs, whatever of them it may use (billiard.cpu_count). */
export const cpuQuota = defineCheck({
  id: 'host.cpu-quota',
  title: 'The worker starts as many processes as it has CPUs to use',
  tier: 'local',
  severity: 'warn',
  needs: ['platform', 'python', 'worker', 'app', 'celery'],
  evaluate({ platform, python, worker, app, celery }) {
    const other = thisMachine({ platform })
    if (other) return other
    if (worker.pool !== 'prefork') return skip(`the ${worker.pool} pool starts no child processes`)
    const { usableCpus, cpuQuota: quota, process } = python
    const planned = plannedProcesses({ worker, python, app })
    if (planned === null || process.cpuCount === null) return skip('the number of processes is fitted to the machine')
    const allowed = Math.max(1, quota === null ? usableCpus : Math.min(usableCpus, Math.ceil(quota)))
    const evidence = {
      'CPUs of the machine': process.cpuCount,
      'usable CPUs': usableCpus,
      'control group quota': quota ?? 'none',
      processes: planned.count,
      from: planned.from,
      celery: celery.version,
    }
    // A number that somebody chose is theirs: tasks that wait leave a CPU to others. Far above it is an oversight.
    if (allowed >= process.cpuCount || planned.count <= (planned.chosen ? 2 * allowed : allowed)) return pass(evidence)
    const auto = olderThan(celery.version, '5.7.0') ? String(allowed) : 'auto'
    return fail({
      message: planned.chosen
        ? `The worker is told to start ${planned.count} processes, and may use ${cpus(allowed)} here.`
        : `Celery counts the machine's ${process.cpuCount} CPUs and starts as many processes, but may use ${cpus(allowed)} here.`,
      evidence,
      remedy: remedy(
        `Say how many processes to start, with --concurrency or worker_concurrency${auto === 'auto' ? '; Celery 5.7 finds the number with auto' : ''}.`,
        workerCommand(worker, app.app, `--concurrency=${auto}`),
      ),
    })
  },
})

const cpus = (count: number): string => (count === 1 ? 'one CPU' : `${count} CPUs`)
