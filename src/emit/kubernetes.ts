import { defineEmitter } from './define-emitter.ts'
import { beatApart, comments, equalWorkers, heading, inFolder, replicated, type EqualWorkers } from './text.ts'

/** A Deployment; one for each of several workers that differ. */
export const kubernetes = defineEmitter({
  format: 'kubernetes',
  system: 'linux',
  async emit({ plans, target, name, stopSeconds }) {
    const { default: yaml } = await import('yaml')
    const plan = plans[target]
    const documents = equalWorkers(plan).map((one) =>
      yaml.stringify(deployment(one, name, stopSeconds), { lineWidth: 0, aliasDuplicateObjects: false }).trimEnd(),
    )
    return [
      ...comments('#', [
        ...heading(plan),
        ...beatApart(plan),
        'Stops warm: SIGTERM, and time for running tasks to finish. Replace the image with yours.',
      ]),
      documents.join('\n---\n'),
    ].join('\n')
  },
})

function deployment({ suffix, plan }: EqualWorkers, name: string, stopSeconds: number) {
  const labels = { app: `${name}-worker${suffix}` }
  const env = Object.entries(plan.env).map(([variable, value]) => ({ name: variable, value: literal(value) }))
  const [node] = plan.nodes
  const cpus = node?.pool === 'prefork' && node.concurrency !== null ? node.concurrency : 1
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `${name}-worker${suffix}`, labels },
    spec: {
      replicas: plan.nodes.length,
      selector: { matchLabels: labels },
      // With -B, two workers during a rollout would send every scheduled task twice.
      ...(plan.options.includes('-B') && plan.nodes.length === 1 && { strategy: { type: 'Recreate' } }),
      template: {
        metadata: { labels },
        spec: {
          terminationGracePeriodSeconds: stopSeconds,
          containers: [
            {
              name: 'worker',
              image: `${name}:latest`,
              command: inFolder(replicated(plan), plan).map(literal),
              ...(env.length > 0 && { env }),
              resources: { requests: { cpu: String(cpus) } },
            },
          ],
        },
      },
    },
  }
}

/** Kubernetes substitutes variables for `$(NAME)`; `$$` is a dollar sign. */
const literal = (text: string): string => text.replaceAll('$', '$$$$')
