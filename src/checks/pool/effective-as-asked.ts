import type { LaunchCommand } from '../../facts/project.ts'
import type { Facts } from '../../facts/facts.ts'
import { readsPoolSetting } from '../../worker/effective-worker.ts'
import { defineCheck, fail, pass, type Evidence } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'
import { locationOf } from '../location.ts'

/** F1: the pool is asked for in up to three places, and Celery takes one of them without a word about the others. */
export const effectiveAsAsked = defineCheck({
  id: 'pool.effective-as-asked',
  title: 'The worker uses the pool that is asked for',
  tier: 'local',
  severity: 'warn',
  needs: ['worker', 'app', 'celery', 'platform', 'launchCommands'],
  after: ['app.imports', 'pool.supported-on-platform', 'pool.package-installed', 'pool.monkey-patched'],
  evaluate({ worker, app, celery, platform, launchCommands }) {
    const { pool, poolOrigin, configured } = worker
    const setting = poolSetting(app)
    const evidence: Evidence = {
      pool,
      from: poolOrigin.where,
      ...(configured.pool && { asked: `${configured.pool.value} (${configured.pool.origin.where})` }),
      ...(setting && { worker_pool: `${setting.value} (${setting.where})` }),
      celery: celery.version,
    }
    if (setting && !readsPoolSetting(celery) && configured.pool === null && !same(setting.value, pool)) {
      return fail({
        message: `worker_pool = "${setting.value}" has no effect: Celery 5.0 never reads it, so the worker uses ${pool}.`,
        evidence,
        remedy: remedy(
          'Upgrade to Celery 5.1 or newer, or name the pool in the command.',
          command('celery', '-A', app.app, 'worker', `--pool=${setting.value}`),
        ),
      })
    }
    if (configured.pool === null) return pass(evidence)
    const { value, origin } = configured.pool
    if (value === 'prefork' && pool !== 'prefork') {
      // Chosen for Windows under sys.platform, it is there to win over a command that is made for other systems.
      if (platform.target === 'windows') return pass(evidence)
      const how = origin.kind === 'command' ? '-P prefork' : `${origin.where}=prefork`
      return fail({
        message: `${how} has no effect: Celery takes it for its own default, so worker_pool wins and the worker uses ${pool}.`,
        evidence,
        remedy: remedy(
          'Ask for prefork by its other name, processes, which does override the setting; or drop one of the two.',
          command('celery', '-A', app.app, 'worker', '--pool=processes'),
        ),
        location: locationOf(origin),
      })
    }
    if (origin.kind !== 'variable' || setBesideCommand(launchCommands, worker)) return pass(evidence)
    const otherwise = setting?.value ?? (worker.command ? 'prefork' : null)
    if (otherwise === null || same(otherwise, pool)) return pass(evidence)
    return fail({
      message: `The variable ${origin.where} makes the worker use ${pool}; ${setting ? 'the settings say' : "the project's command alone would start"} ${otherwise}.`,
      evidence: { ...evidence, ...(worker.command && { command: worker.command.join(' ') }) },
      remedy: remedy(
        `Unset ${origin.where}, or name the pool in the command, which wins over both.`,
        command('celery', '-A', app.app, 'worker', `--pool=${otherwise === 'prefork' ? 'processes' : otherwise}`),
      ),
    })
  },
})

function poolSetting(app: Facts['app']): { readonly value: string; readonly where: string } | null {
  const setting = app.settings['worker_pool']
  return setting && setting.origin !== 'default' && typeof setting.value === 'string'
    ? { value: setting.value, where: setting.where ?? 'worker_pool' }
    : null
}

/** `processes` is prefork's other name; a class path is a pool of the project's own. */
const same = (asked: string, pool: string): boolean =>
  asked === pool || (asked === 'processes' && pool === 'prefork') || (pool === 'custom' && /[.:]/.test(asked))

/** `CELERY_WORKER_POOL=solo celery …` and a service's own environment change nothing behind anybody's back. */
const setBesideCommand = (commands: readonly LaunchCommand[], { command }: Facts['worker']): boolean =>
  commands.some(({ argv, env }) => command !== null && argv === command && env?.['CELERY_WORKER_POOL'] !== undefined)
