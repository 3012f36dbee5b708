import { autoscaleMax } from '../../celery-command/autoscale.ts'
import type { PythonFact } from '../../facts/python.ts'
import { MAX_PROCESSES_ON_WINDOWS } from '../../worker/planned-processes.ts'
import { withOption } from '../../celery-command/edit-command.ts'
import { defineCheck, fail, pass } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'
import { workerCommand, workerWithPool } from '../remedy/worker-command.ts'
import { locationOf } from '../location.ts'

/** Tasks that wait leave their CPU to others: up to this many processes, and this many for each CPU, are a choice. */
const HIGH = 100
const HIGH_FOR_A_CPU = 16

/** A number above a quota or an affinity is host.cpu-quota's. */
export const concurrencyFits = defineCheck({
  id: 'pool.concurrency-fits',
  title: 'The pool supports the configured concurrency',
  tier: 'local',
  severity: 'error',
  needs: ['worker', 'platform', 'app'],
  considers: ['host', 'python', 'celeryOptions'],
  after: ['app.imports'],
  evaluate({ worker, platform, app, host, python, celeryOptions }) {
    const { pool, concurrency, concurrencyOrigin, configured } = worker
    const evidence = { pool, concurrency, from: concurrencyOrigin.where, system: platform.target }
    const location = locationOf(concurrencyOrigin)
    if (pool === 'solo' && concurrency !== null && concurrency > 1) {
      return fail({
        message: `A concurrency of ${concurrency} has no effect with the solo pool, which runs one task at a time, although the banner shows the number.`,
        evidence,
        severity: 'warn',
        remedy: remedy(
          'Remove the number, use the threads pool, or start several solo workers, each with its own --hostname.',
          command(
            ...withOption(
              workerWithPool({ worker, app, celeryOptions }, 'threads', platform.target).command.argv,
              `--concurrency=${concurrency}`,
            ),
          ),
        ),
        location,
      })
    }
    if (pool !== 'prefork') return pass(evidence)
    const chosen = Math.max(concurrency ?? 0, autoscaleMax(configured.autoscale?.value ?? ''))
    if (platform.target !== 'windows') {
      const cpus = platform.foreign ? null : unlimitedCpus(python)
      if (cpus !== null && chosen > Math.max(HIGH, HIGH_FOR_A_CPU * cpus)) {
        return fail({
          message: `${chosen} pool processes are configured for ${cpus === 1 ? 'one CPU' : `${cpus} CPUs`}: each has its own memory and connections, and they wait for each other.`,
          evidence: { ...evidence, CPUs: cpus },
          severity: 'warn',
          remedy: remedy(
            'Configure a few processes for each CPU. For many tasks that wait for a network, use the threads or the gevent pool.',
            workerCommand({ worker, app, celeryOptions }, `--concurrency=${2 * cpus}`),
          ),
          location,
        })
      }
      return pass(evidence)
    }
    const most = Math.max(chosen, concurrency === null && !platform.foreign ? (host?.cpuCount ?? 0) : 0)
    if (most <= MAX_PROCESSES_ON_WINDOWS) return pass(evidence)
    return fail({
      message: `${most} pool processes are too many for Windows, which waits for at most 63 handles at once.`,
      evidence: { ...evidence, most: MAX_PROCESSES_ON_WINDOWS },
      remedy: remedy(
        `Configure ${MAX_PROCESSES_ON_WINDOWS} or fewer, or start several workers.`,
        workerCommand({ worker, app, celeryOptions }, `--concurrency=${MAX_PROCESSES_ON_WINDOWS}`),
      ),
      location,
    })
  },
})

/** The CPUs of this machine, where the worker may use all of them. */
function unlimitedCpus(python: PythonFact | undefined): number | null {
  const cpus = python?.process.cpuCount ?? null
  return python && cpus !== null && Math.min(python.usableCpus, python.cpuQuota ?? cpus) >= cpus ? cpus : null
}
