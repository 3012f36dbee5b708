import { autoscaleMax } from '../../celery-command/autoscale.ts'
import { MAX_PROCESSES_ON_WINDOWS } from '../../worker/planned-processes.ts'
import { defineCheck, fail, pass } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'
import { locationOf } from '../location.ts'

/** Whether the CPUs suffice is host.cpu-quota's. */
export const concurrencyFits = defineCheck({
  id: 'pool.concurrency-fits',
  title: 'The pool supports the configured concurrency',
  tier: 'local',
  severity: 'error',
  needs: ['worker', 'platform', 'app'],
  considers: ['host'],
  after: ['app.imports'],
  evaluate({ worker: { pool, concurrency, concurrencyOrigin, configured }, platform, app, host }) {
    const evidence = { pool, concurrency, from: concurrencyOrigin.where, system: platform.target }
    const location = locationOf(concurrencyOrigin)
    if (pool === 'solo' && concurrency !== null && concurrency > 1) {
      return fail({
        message: `A concurrency of ${concurrency} has no effect with the solo pool, which runs one task at a time, although the banner shows the number.`,
        evidence,
        severity: 'warn',
        remedy: remedy(
          'Remove the number, use the threads pool, or start several solo workers, each with its own --hostname.',
          command('celery', '-A', app.app, 'worker', '--pool=threads', `--concurrency=${concurrency}`),
        ),
        location,
      })
    }
    if (platform.target !== 'windows' || pool !== 'prefork') return pass(evidence)
    const most = Math.max(
      concurrency ?? (platform.foreign ? 0 : (host?.cpuCount ?? 0)),
      autoscaleMax(configured.autoscale?.value ?? ''),
    )
    if (most <= MAX_PROCESSES_ON_WINDOWS) return pass(evidence)
    return fail({
      message: `${most} pool processes are too many for Windows, which waits for at most 63 handles at once.`,
      evidence: { ...evidence, most: MAX_PROCESSES_ON_WINDOWS },
      remedy: remedy(
        `Configure ${MAX_PROCESSES_ON_WINDOWS} or fewer, or start several workers.`,
        command('celery', '-A', app.app, 'worker', `--concurrency=${MAX_PROCESSES_ON_WINDOWS}`),
      ),
      location,
    })
  },
})
