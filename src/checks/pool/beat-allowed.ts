import { withoutOptions } from '../../celery-command/edit-command.ts'
import type { OsName } from '../../facts/platform.ts'
import type { PoolName } from '../../facts/worker.ts'
import { supports } from '../../worker/pool-capabilities.ts'
import { ownCommand } from '../../worker/own-command.ts'
import { defineCheck, fail, pass, type RemedyCommand } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'
import { workerWithPool, type OwnWorker } from '../remedy/worker-command.ts'
import { locationOf } from '../location.ts'

export const beatAllowed = defineCheck({
  id: 'pool.beat-allowed',
  title: 'Beat is not embedded where Celery refuses it',
  tier: 'local',
  severity: 'error',
  needs: ['worker', 'platform', 'app'],
  considers: ['celeryOptions'],
  after: ['app.imports'],
  evaluate({ worker, platform, app, celeryOptions }) {
    const { pool, configured, command: argv } = worker
    const evidence = { beat: configured.beat?.origin.where ?? null, pool, system: platform.target }
    if (configured.beat === null) return pass(evidence)
    if (supports(pool, 'beat', platform.target)) return pass(evidence)
    const green = pool === 'gevent' || pool === 'eventlet'
    return fail({
      message: green
        ? `-B does not work with the ${pool} pool: the worker exits with ImproperlyConfigured.`
        : 'Celery refuses -B on Windows: the worker does not start.',
      evidence: { ...evidence, ...(argv && { command: argv.join(' ') }) },
      remedy: remedy(
        'Run celery beat as a separate process, and only one for all workers.',
        command('celery', '-A', app.app, 'beat', '--loglevel=INFO'),
        withoutBeat({ worker, app, celeryOptions }, pool, platform.target),
      ),
      location: locationOf(configured.beat.origin),
    })
  },
})

/** On Windows prefork has to go too: the same command as the cure of pool.supported-on-platform. */
function withoutBeat(own: OwnWorker, pool: PoolName, target: OsName): RemedyCommand {
  if (target === 'windows' && pool === 'prefork') return workerWithPool(own, 'solo', target).command
  return command(...withoutOptions(ownCommand(own.worker, own.app.app, own.celeryOptions), ['--beat']))
}
