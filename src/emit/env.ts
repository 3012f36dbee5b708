import { variableOf } from '../celery-command/environment-variable.ts'
import { typedOptions } from '../celery-command/option-value.ts'
import { olderThan } from '../versions/compare.ts'
import { defineEmitter } from './define-emitter.ts'
import { comments, equalWorkers, heading, inFolder, variablesOf } from './text.ts'

/**
 * A .env file: since 5.0, Celery reads every option of `celery worker` from CELERY_WORKER_…, and those of `celery` itself
 * from CELERY_….
 */
export const env = defineEmitter({
  format: 'env',
  system: null,
  emit({ plans, target, app, celery }) {
    const plan = plans[target]
    const [argv = []] = plan.command
    const old = celery !== null && olderThan(celery, '5.0.0')
    const variables = old ? [] : variablesFor(argv)
    const green = variables.find(([, value]) => value === 'gevent' || value === 'eventlet')
    const several = plan.nodes.length > 1
    const differ = equalWorkers(plan).length > 1
    return [
      ...comments('#', heading(plan)),
      ...(old
        ? [
            `# Celery ${celery} reads no options from variables (5.0 and newer do). The command:`,
            `# ${inFolder(argv, plan).join(' ')}`,
          ]
        : []),
      ...(green
        ? [
            `# Celery patches the standard library for ${green[1]} only when the command names it. Start it with:`,
            `# celery worker --pool=${green[1]}`,
          ]
        : []),
      ...(differ
        ? [
            `# Start ${plan.nodes.length} workers with this file, each with its own queues:`,
            ...plan.nodes.map(
              ({ name, queues, env: own = {} }) =>
                `# celery worker --hostname=${name ?? ''}${queues.length > 0 ? ` --queues=${queues.join(',')}` : ''}${withVariables(own)}`,
            ),
          ]
        : []),
      ...(several && !differ
        ? [
            `# Start ${plan.nodes.length} workers with this file, each with its own name: celery worker --hostname=solo1@%h`,
          ]
        : []),
      ...(old ? [] : assigned('CELERY_APP', app)),
      ...(old || plan.folder === undefined ? [] : assigned('CELERY_WORKDIR', plan.folder)),
      ...Object.entries(several ? plan.env : variablesOf(plan, 0)).flatMap(([name, value]) => assigned(name, value)),
      ...variables
        .filter(
          (entry) =>
            entry !== green &&
            !(several && [...(differ ? ['QUEUES'] : []), 'HOSTNAME', 'BEAT'].some((end) => entry[0].endsWith(end))),
        )
        .flatMap(([name, value]) => assigned(name, value)),
    ].join('\n')
  },
})

/**
 * A line of the file. Words that a shell would split are quoted, as Compose, systemd, python-dotenv and shells read them;
 * `docker run --env-file` takes quotes for a part of the value.
 */
function assigned(name: string, value: string): string[] {
  if (/^[\w@%+=:,./-]*$/.test(value)) return [`${name}=${value}`]
  return /^[^'\p{Cc}]*$/u.test(value)
    ? ['# Without the quotes for docker run --env-file:', `${name}='${value}'`]
    : [`# ${name} has a value that programs read in different ways from such a file: set it where the worker starts.`]
}

const withVariables = (own: Readonly<Record<string, string>>): string => {
  const pairs = Object.entries(own).map(([name, value]) => `${name}=${value}`)
  return pairs.length === 0 ? '' : `   with ${pairs.join(' ')}`
}

/** The options of the worker as variables; a flag is 1. */
const variablesFor = (argv: readonly string[]): readonly (readonly [name: string, value: string])[] =>
  typedOptions(argv)
    .filter(({ name }) => name !== '--app')
    .map(({ name, value }) => [variableOf(name), value ?? '1'])
