import { withOption, withoutOptions } from '../celery-command/edit-command.ts'
import { anyCelery } from '../celery-command/common-options.ts'
import { soundCommand } from '../celery-command/sound-command.ts'
import { hasOption } from '../celery-command/option-value.ts'
import type { CeleryOptionsFact } from '../facts/launch.ts'
import type { OsName } from '../facts/platform.ts'
import type { PoolName } from '../facts/worker.ts'
import { featureOptions, optionFeatures, supports } from './pool-capabilities.ts'

export interface CommandWithPool {
  readonly argv: readonly string[]
  /** Long names of the options that were in the command and that this pool doesn't support. */
  readonly dropped: readonly string[]
}

/**
 * A worker command with another pool, and without the options that this pool doesn't support on that system: beside solo
 * and threads --autoscale has no effect or ends the worker, and -B keeps one from starting on Windows. Pure.
 * @param fact the installed Celery's options, where they are known
 */
export function commandWithPool(
  argv: readonly string[],
  pool: PoolName,
  target: OsName,
  fact: CeleryOptionsFact = anyCelery,
): CommandWithPool {
  const unsupported = optionFeatures
    .filter((feature) => !supports(pool, feature, target))
    .map((feature) => featureOptions[feature])
  const own = soundCommand(argv, fact)
  return {
    argv: withOption(withoutOptions(own, unsupported, fact), `--pool=${pool}`, fact),
    dropped: unsupported.filter((name) => hasOption(argv, name)),
  }
}
