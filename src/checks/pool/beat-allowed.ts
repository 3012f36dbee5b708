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
    const green = pool === 'gevent' || pool === 'eventlet'
    if (platform.target !== 'windows' && !green) return pass(evidence)
    return fail({
      message: green
        ? `-B is asked for with the ${pool} pool, which can't have beat inside of it: the worker ends with ImproperlyConfigured.`
        : "-B is asked for, and Celery refuses it on Windows: the worker doesn't start.",
      evidence: { ...evidence, ...(argv && { command: argv.join(' ') }) },
      remedy: remedy(
        'Start beat as a process of its own, beside the worker; only one of them in all.',
        command('celery', '-A', app.app, 'beat', '--loglevel=INFO'),
        command(...(argv ?? ['celery', '-A', app.app, 'worker', '--loglevel=INFO']).filter((word) => !isBeat(word))),
      ),
      location: locationOf(configured.beat.origin),
    })
  },
})

const isBeat = (word: string): boolean => word === '-B' || word === '--beat'
