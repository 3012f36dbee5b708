import { defineEmitter } from './define-emitter.ts'
import type { PoolPlan } from '../pool/plan.ts'
import { beatApart, comments, equalWorkers, heading, inFolder, replicated } from './text.ts'

/** A service for compose.yaml. */
export const compose = defineEmitter({
  format: 'compose',
  system: 'linux',
  async emit({ plans, target, stopSeconds }) {
    const { default: yaml } = await import('yaml')
    const plan = plans[target]
    const services = equalWorkers(plan).map((one) => [`worker${one.suffix}`, service(one.plan, stopSeconds)] as const)
    return [
      ...comments('#', [
        ...heading(plan),
        ...beatApart(plan),
        'Stops warm: SIGTERM, and time for running tasks to finish.',
      ]),
      yaml
        .stringify({ services: Object.fromEntries(services) }, { lineWidth: 0, aliasDuplicateObjects: false })
        .trimEnd(),
    ].join('\n')
  },
})

function service(plan: PoolPlan, stopSeconds: number) {
  const env = Object.entries(plan.env).map(([name, value]) => [name, literal(value)] as const)
  return {
    build: '.',
    // A list: with a string, signals could reach a shell instead of Celery.
    command: inFolder(replicated(plan), plan).map(literal),
    ...(env.length > 0 && { environment: Object.fromEntries(env) }),
    // Reaps orphaned processes of tasks, and forwards signals to Celery alone.
    init: true,
    stop_signal: 'SIGTERM',
    stop_grace_period: `${stopSeconds}s`,
    restart: 'unless-stopped',
    ...(plan.nodes.length > 1 && { deploy: { replicas: plan.nodes.length } }),
  }
}

/** Compose substitutes variables for `$NAME`; `$$` is a dollar sign. */
const literal = (text: string): string => text.replaceAll('$', '$$$$')
