import { withoutOptions } from '../../celery-command/edit-command.ts'
import type { OsName } from '../../facts/platform.ts'
import type { PoolName } from '../../facts/worker.ts'
import { supports } from '../../worker/pool-capabilities.ts'
import { commandWithPool } from '../../worker/command-with-pool.ts'
import { defineCheck, fail, pass } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'
import { locationOf } from '../location.ts'

export const beatAllowed = defineCheck({
  id: 'pool.beat-allowed',
  title: 'Beat runs beside the worker where it may not run inside of it',
  tier: 'local',
  severity: 'error',
  needs: ['worker', 'platform', 'app'],
  after: ['app.imports'],
  evaluate({ worker: { pool, configured, command: argv }, platform, app }) {
    const evidence = { beat: configured.beat?.origin.where ?? null, pool, system: platform.target }
    if (configured.beat === null) return pass(evidence)
    if (supports(pool, 'beat', platform.target)) return pass(evidence)
    const green = pool === 'gevent' || pool === 'eventlet'
    return fail({
      message: green
        ? `-B is asked for with the ${pool} pool, which can't have beat inside of it: the worker ends with ImproperlyConfigured.`
        : "-B is asked for, and Celery refuses it on Windows: the worker doesn't start.",
      evidence: { ...evidence, ...(argv && { command: argv.join(' ') }) },
      remedy: remedy(
        'Start beat as a process of its own, beside the worker; only one of them in all.',
        command('celery', '-A', app.app, 'beat', '--loglevel=INFO'),
        command(...withoutBeat(argv ?? ['celery', '-A', app.app, 'worker', '--loglevel=INFO'], pool, platform.target)),
      ),
      location: locationOf(configured.beat.origin),
    })
  },
})

/** prefork on Windows is pool.supported-on-platform's; its cure and this one are the same command. */
const withoutBeat = (argv: readonly string[], pool: PoolName, target: OsName): readonly string[] =>
  target === 'windows' && pool === 'prefork'
    ? commandWithPool(argv, 'solo', target).argv
    : withoutOptions(argv, ['--beat'])
