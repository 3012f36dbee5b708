import { defineEmitter } from './define-emitter.ts'
import { beatApart, comments, heading, replicated } from './text.ts'

/** A service for compose.yaml. */
export const compose = defineEmitter({
  format: 'compose',
  system: 'linux',
  async emit({ plans, target, stopSeconds }) {
    const { default: yaml } = await import('yaml')
    const plan = plans[target]
    const env = Object.entries(plan.env).map(([name, value]) => [name, literal(value)] as const)
    const service = {
      build: '.',
      // A list: with a string, signals could reach a shell instead of Celery.
      command: replicated(plan).map(literal),
      ...(env.length > 0 && { environment: Object.fromEntries(env) }),
      // Reaps orphaned processes of tasks, and forwards signals to Celery alone.
      init: true,
      stop_signal: 'SIGTERM',
      stop_grace_period: `${stopSeconds}s`,
      restart: 'unless-stopped',
      ...(plan.nodes.length > 1 && { deploy: { replicas: plan.nodes.length } }),
    }
    return [
      ...comments('#', [
        ...heading(plan),
        ...beatApart(plan),
        'Stops warm: SIGTERM, and time for running tasks to finish.',
      ]),
      yaml.stringify({ services: { worker: service } }, { lineWidth: 0 }).trimEnd(),
    ].join('\n')
  },
})

/** Compose substitutes variables for `$NAME`; `$$` is a dollar sign. */
const literal = (text: string): string => text.replaceAll('$', '$$$$')
