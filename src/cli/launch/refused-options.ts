import { typedOptions } from '../../celery-command/option-value.ts'
import { UsageError } from '../errors.ts'

const STAYS = 'worker launch stays with the worker, to pass on its log and to stop it without losing tasks'
const INSTEAD =
  'For a worker in the background, run poolwise itself there: nohup poolwise worker launch &, or as a service (poolwise pool recommend --emit systemd).'

/**
 * What Celery would leave our hands with: a worker that detaches itself goes on when its launcher has ended.
 * @param extra the options after `--`
 * @throws UsageError
 */
export function refuseDetaching(extra: readonly string[]): void {
  const detaches = typedOptions(['celery', 'worker', ...extra]).some(({ name }) => name === '--detach' || name === '-D')
  if (detaches) throw new UsageError(`a worker with --detach (-D) would leave poolwise: ${STAYS}`, INSTEAD)
  if (extra[0] === 'multi' || (extra[0] === 'celery' && extra[1] === 'multi'))
    throw new UsageError(`celery multi starts workers that detach themselves: ${STAYS}`, INSTEAD)
}
