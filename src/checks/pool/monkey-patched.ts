import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { workerWithPool } from '../remedy/worker-command.ts'
import { locationOf } from '../location.ts'
import { patchedForAnotherPool } from './patched-for-another-pool.ts'

/**
 * Celery patches the standard library for a green pool only when it sees `-P gevent` or `--pool=gevent` in its arguments
 * (celery/__init__.py, maybe_patch_concurrency). Selected in any other way the pool receives tasks and never runs them.
 */
export const monkeyPatched = defineCheck({
  id: 'pool.monkey-patched',
  title: 'The standard library is patched for a green pool, and only for that',
  tier: 'local',
  severity: 'error',
  needs: ['worker', 'app', 'celery', 'selfStartingScripts', 'platform'],
  considers: ['celeryOptions'],
  after: ['app.imports', 'pool.package-installed'],
  evaluate({ worker, app, celery, selfStartingScripts, platform, celeryOptions }) {
    const { pool, poolOrigin, command: argv, inPython } = worker
    const patched = patchedForAnotherPool({ worker, app, platform, celeryOptions })
    if (patched.status === 'fail' || (pool !== 'gevent' && pool !== 'eventlet')) return patched
    const evidence = { pool, from: poolOrigin.where, command: argv?.join(' ') ?? null, celery: celery.version }
    if (argv && !inPython && (argv[0] === 'poolwise' || isSeenByCelery(argv, pool))) return pass(evidence)
    if (app.process.greenAtStart.includes(pool)) return pass({ ...evidence, patched: 'when Python starts' })
    // A script that patches, then imports Celery and starts a worker, needs no option.
    if (inPython && selfStartingScripts.includes(inPython)) return pass({ ...evidence, patched: inPython })
    if (argv === null && selfStartingScripts.length > 0) {
      return skip(`the worker may be started by ${selfStartingScripts[0] ?? ''}, which applies the patch itself`)
    }
    const how = {
      setting: `by worker_pool (${poolOrigin.where})`,
      variable: `by the variable ${poolOrigin.where}`,
      command: inPython ? `in Python (${poolOrigin.where})` : `as one word, -P${pool}`,
      default: '',
      flag: '',
    }[poolOrigin.kind]
    const { command, note } = workerWithPool({ worker, app, celeryOptions }, pool, platform.target)
    return fail({
      message: `The ${pool} pool is selected ${how}, so Celery does not patch the standard library: tasks are received and never run, without an error.`,
      evidence,
      remedy: remedy(
        inPython
          ? `Start the worker with the command, or patch at the very top of ${inPython}, before any other import: ${PATCH[pool]}`
          : `Select the pool in the command, as a word of its own: -P ${pool} or --pool=${pool}. Patching in the app is too late.${note}`,
        command,
      ),
      location: locationOf(poolOrigin),
    })
  },
})

const PATCH = {
  gevent: 'from gevent import monkey; monkey.patch_all()',
  eventlet: 'import eventlet; eventlet.monkey_patch()',
}

/** Celery looks for the first -P or --pool, and knows `-P gevent`, `--pool gevent` and `--pool=gevent`. */
function isSeenByCelery(argv: readonly string[], pool: string): boolean {
  const at = argv.findIndex((word) => word === '-P' || word === '--pool' || word.startsWith('--pool='))
  const word = argv[at] ?? ''
  return (word.startsWith('--pool=') ? word.slice('--pool='.length) : argv[at + 1]) === pool && at >= 0
}
