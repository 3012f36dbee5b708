import type { AppFact } from '../../facts/app.ts'
import type { LaunchCommand } from '../../facts/project.ts'
import type { Program } from '../../facts/program.ts'
import { optionValue } from '../../celery-command/option-value.ts'
import { queuesOf } from '../../worker/consumed-queues.ts'
import { isCommandOf } from '../../celery-command/command-of-app.ts'
import { launchPlaces } from '../../worker/launch-places.ts'

/** A command without -Q in a place where no worker consumes some of the queues. */
export interface PartialPlace {
  readonly command: LaunchCommand
  /** The queues that no worker of that place consumes, and that another place's worker does. */
  readonly lost: readonly string[]
}

interface Known {
  readonly app: Pick<AppFact, 'app'>
  readonly commands: readonly LaunchCommand[]
  readonly programs: readonly Program[]
  /** What a worker without -Q consumes. */
  readonly own: readonly string[]
  /** To which tasks are sent, and that some command consumes. */
  readonly routed: readonly string[]
}

/**
 * Places that start a worker without -Q and none for the other queues, though another place has one. A command with -Q is
 * meant as a part; where it isn't alone, what it leaves out is not known to be missing.
 */
export function partialPlaces({ app, commands, programs, own, routed }: Known): PartialPlace[] {
  const started = commands.filter(({ discouraged }) => discouraged !== true)
  return launchPlaces(started, programs).flatMap(({ commands: here }) => {
    const consumed = new Set<string>()
    for (const command of here) {
      const names = queuesOf(command, own)
      if (names === null) return []
      names.forEach((name) => consumed.add(name))
    }
    const command = here.find((one) => isWithoutQueues(one) && isCommandOf(app.app, one))
    const lost = routed.filter((queue) => !consumed.has(queue))
    return command === undefined || lost.length === 0 ? [] : [{ command, lost }]
  })
}

const isWithoutQueues = ({ argv, env, inline }: LaunchCommand): boolean =>
  argv[0] === 'celery' &&
  inline !== true &&
  optionValue(argv, '--queues') === null &&
  optionValue(argv, '--exclude-queues') === null &&
  env?.['CELERY_WORKER_QUEUES'] === undefined &&
  // `celery -A shop worker $OPTIONS`
  !argv.some((word) => /^[$%{<]/.test(word))
