import type { LaunchCommand } from '../facts/project.ts'
import type { Program } from '../facts/program.ts'
import type { WorkerFact } from '../facts/worker.ts'
import { isCommandOf } from '../celery-command/command-of-app.ts'
import { namedApp } from '../celery-command/named-app.ts'
import { optionValue } from '../celery-command/option-value.ts'
import { chosenCommand, workerOf, type WorkerInputs } from './effective-worker.ts'
import { launchPlaces } from './launch-places.ts'
import { RUN_TOGETHER, startsWorker } from './project-workers.ts'

/**
 * The workers for which a plan is made: the project's own, or several where its commands consume different queues. Commands for
 * another system count where there are none for this one: their pool is used if it works here. Pure.
 */
export function plannedWorkers(inputs: WorkerInputs, programs: readonly Program[]): readonly WorkerFact[] {
  const { platform, selected } = inputs
  const chosen = chosenCommand(inputs)
  if (selected) return [workerOf(chosen, inputs)]
  const here = started(inputs).filter(({ platforms }) => platforms.length === 0 || platforms.includes(platform.target))
  const group = bestGroup(here.length > 0 ? here : started(inputs), programs, chosen, inputs)
  if (group === null) return [workerOf(chosen, inputs)]
  return group.map((command) => workerOf(command, inputs))
}

/** Each is compared with the others. */
const MAX_COMMANDS = 200

/** Commands of Celery that start this app, outside of sentences and debuggers. */
const started = ({ launchCommands, app }: WorkerInputs): LaunchCommand[] =>
  launchCommands
    .slice(0, MAX_COMMANDS)
    .filter((command) => startsWorker(command) && (namedApp(command) === null || isCommandOf(app.app, command)))

/**
 * The commands of one place, one for each list of queues: of the place that the worker's own command is in, or of another one
 * that consumes more. Null: there is none, or a list that only the shell knows.
 */
function bestGroup(
  commands: readonly LaunchCommand[],
  programs: readonly Program[],
  chosen: LaunchCommand | null,
  inputs: WorkerInputs,
): readonly LaunchCommand[] | null {
  const groups = launchPlaces(commands, programs)
    .map((place) => distinct(oneFile(place.commands, inputs), inputs))
    .filter((group) => group.every((command) => queuesOf(command, inputs) !== null))
  const size = (group: readonly LaunchCommand[]) => new Set(group.flatMap((one) => queuesOf(one, inputs) ?? [])).size
  const own = groups.find((group) => group.some(({ file }) => file === chosen?.file))
  const most = groups.reduce<readonly LaunchCommand[] | null>(
    (best, group) => (best === null || size(group) > size(best) ? group : best),
    null,
  )
  if (own !== undefined && most !== null && size(own) >= size(most)) return inOrder(own, chosen)
  // Without queues of its own, the worker's own command stands for all.
  return most !== null && (size(most) > 1 || chosen === null) ? inOrder(most, chosen) : null
}

/** Compose files that replace each other, Procfiles of several environments: the one that consumes most. */
function oneFile(commands: readonly LaunchCommand[], inputs: WorkerInputs): readonly LaunchCommand[] {
  const files = [...new Set(commands.map(({ file }) => file))]
  const byFile = files.map((file) => commands.filter((command) => command.file === file))
  if (byFile.every((own) => own.length === 1)) return commands
  return byFile.reduce((best, own) => (distinct(own, inputs).length > distinct(best, inputs).length ? own : best))
}

function distinct(commands: readonly LaunchCommand[], inputs: WorkerInputs): readonly LaunchCommand[] {
  const seen = new Set<string>()
  return commands.filter((command) => {
    // On one queue, the workers of a Procfile differ by their pools.
    const pool = RUN_TOGETHER.test(command.file) ? (optionValue(command.argv, '--pool') ?? '') : ''
    const key = `${queuesOf(command, inputs)?.join(',') ?? '?'} ${pool}`
    return seen.has(key) ? false : seen.add(key)
  })
}

function queuesOf(command: LaunchCommand, inputs: WorkerInputs): readonly string[] | null {
  const { queues } = workerOf(command, inputs).configured
  const byDefault = inputs.app.settings['task_default_queue']?.value
  const names = queues?.value ?? [typeof byDefault === 'string' ? byDefault : 'celery']
  return names.some((name) => /[$%{<*]/.test(name)) ? null : [...names].sort()
}

const inOrder = (group: readonly LaunchCommand[], chosen: LaunchCommand | null): readonly LaunchCommand[] =>
  chosen !== null && group.includes(chosen) ? [chosen, ...group.filter((one) => one !== chosen)] : group
