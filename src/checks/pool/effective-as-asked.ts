import type { LaunchCommand } from '../../facts/project.ts'
import type { Facts } from '../../facts/facts.ts'
import { readsPoolSetting } from '../../worker/effective-worker.ts'
import { defineCheck, fail, pass, type Evidence } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { workerCommand } from '../remedy/worker-command.ts'
import { locationOf } from '../location.ts'

/** The pool can be configured in up to three places; Celery uses one of them and doesn't mention the others. */
export const effectiveAsAsked = defineCheck({
  id: 'pool.effective-as-asked',
  title: 'The worker uses the pool that the project selects',
  tier: 'local',
  severity: 'warn',
  needs: ['worker', 'app', 'celery', 'platform', 'launchCommands'],
  considers: ['celeryOptions'],
  after: ['app.imports', 'pool.supported-on-platform', 'pool.package-installed', 'pool.monkey-patched'],
  evaluate({ worker, app, celery, platform, launchCommands, celeryOptions }) {
    const own = { worker, app, celeryOptions }
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
        message: `worker_pool = "${setting.value}" has no effect: Celery 5.0 does not read it, so the worker uses ${pool}.`,
        evidence,
        remedy: remedy(
          'Upgrade to Celery 5.1 or newer, or name the pool in the command.',
          workerCommand(own, `--pool=${setting.value}`),
        ),
      })
    }
    if (configured.pool === null) return pass(evidence)
    const { value, origin } = configured.pool
    if (value === 'prefork' && pool !== 'prefork') {
      // A setting for Windows alone, under sys.platform, is meant to override a command for other systems.
      if (platform.target === 'windows') return pass(evidence)
      const how = origin.kind === 'command' ? '-P prefork' : `${origin.where}=prefork`
      return fail({
        message: `${how} has no effect: Celery can't distinguish it from its default, so worker_pool wins and the worker uses ${pool}.`,
        evidence,
        remedy: remedy(
          'Use the other name of prefork, processes, which does override the setting; or remove one of the two.',
          workerCommand(own, '--pool=processes'),
        ),
        location: locationOf(origin),
      })
    }
    if (origin.kind !== 'variable' || setBesideCommand(launchCommands, worker)) return pass(evidence)
    const otherwise = setting?.value ?? (worker.command ? 'prefork' : null)
    if (otherwise === null || same(otherwise, pool)) return pass(evidence)
    return fail({
      message: `The variable ${origin.where} selects the pool ${pool}; without it ${setting ? 'the settings' : "the project's command"} would select ${otherwise}.`,
      evidence: { ...evidence, ...(worker.command && { command: worker.command.join(' ') }) },
      remedy: remedy(
        `Unset ${origin.where}, or name the pool in the command, which wins over both.`,
        workerCommand(own, `--pool=${otherwise === 'prefork' ? 'processes' : otherwise}`),
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
const same = (value: string, pool: string): boolean =>
  value === pool || (value === 'processes' && pool === 'prefork') || (pool === 'custom' && /[.:]/.test(value))

/** `CELERY_WORKER_POOL=solo celery …` and a service's own environment are visible beside the command. */
const setBesideCommand = (commands: readonly LaunchCommand[], { command }: Facts['worker']): boolean =>
  commands.some(({ argv, env }) => command !== null && argv === command && env?.['CELERY_WORKER_POOL'] !== undefined)
