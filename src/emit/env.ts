import { variableOf } from '../celery-command/environment-variable.ts'
import { typedOptions } from '../celery-command/option-value.ts'
import { olderThan } from '../versions/compare.ts'
import { defineEmitter } from './define-emitter.ts'
import { comments, equalWorkers, heading } from './text.ts'

/**
 * A .env file: since 5.0, Celery reads every option of `celery worker` from CELERY_WORKER_…. No quotes: to Docker they are
 * part of the value.
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
        ? [`# Celery ${celery} reads no options from variables (5.0 and newer do). The command:`, `# ${argv.join(' ')}`]
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
              ({ name, queues }) =>
                `# celery worker --hostname=${name ?? ''}${queues.length > 0 ? ` --queues=${queues.join(',')}` : ''}`,
            ),
          ]
        : []),
      ...(several && !differ
        ? [
            `# Start ${plan.nodes.length} workers with this file, each with its own name: celery worker --hostname=solo1@%h`,
          ]
        : []),
      ...(old ? [] : [`CELERY_APP=${app}`]),
      ...Object.entries(plan.env).map(([name, value]) => `${name}=${value}`),
      ...variables
        .filter(
          (entry) =>
            entry !== green &&
            !(several && [...(differ ? ['QUEUES'] : []), 'HOSTNAME', 'BEAT'].some((end) => entry[0].endsWith(end))),
        )
        .map(([name, value]) => `${name}=${value}`),
    ].join('\n')
  },
})

/** The options of the worker as variables; a flag is 1. */
const variablesFor = (argv: readonly string[]): readonly (readonly [name: string, value: string])[] =>
  typedOptions(argv)
    .filter(({ name }) => name !== '--app')
    .map(({ name, value }) => [variableOf(name), value ?? '1'])
