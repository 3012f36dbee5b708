import { autoscaleMax } from '../../celery-command/autoscale.ts'
import { defineCheck, fail, pass } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'
import { locationOf } from '../location.ts'

/** Windows waits for at most 63 handles at once; the pool needs a few of them for itself. */
const MOST_ON_WINDOWS = 60

/** More than the CPUs allow is host.cpu-quota's. */
export const concurrencyFits = defineCheck({
  id: 'pool.concurrency-fits',
  title: 'The pool can have the concurrency that is asked for',
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
        message: `The solo pool runs one task at a time: the concurrency of ${concurrency} is ignored, though the banner shows it.`,
        evidence,
        severity: 'warn',
        remedy: remedy(
          'Drop the number, take the threads pool, which honours it, or start several solo workers with names of their own.',
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
    if (most <= MOST_ON_WINDOWS) return pass(evidence)
    return fail({
      message: `${most} pool processes are too many for Windows, which waits for 63 handles at most.`,
      evidence: { ...evidence, most: MOST_ON_WINDOWS },
      remedy: remedy(
        `Ask for ${MOST_ON_WINDOWS} or fewer, or start several workers.`,
        command('celery', '-A', app.app, 'worker', `--concurrency=${MOST_ON_WINDOWS}`),
      ),
      location,
    })
  },
})
