import { defineEmitter } from './define-emitter.ts'
import { comments, heading, shellLine, shellWord } from './text.ts'

/**
 * A Procfile for honcho, foreman, overmind or Heroku. Without `exec`, which foreman itself puts before the line; for the same
 * reason `env` sets the variables.
 */
export const procfile = defineEmitter({
  format: 'procfile',
  system: null,
  emit({ plans, target }) {
    const plan = plans[target]
    const variables = Object.entries(plan.env).map(([name, value]) => shellWord(`${name}=${value}`))
    const line = (argv: readonly string[]) =>
      [...(variables.length > 0 ? ['env', ...variables] : []), shellLine(argv)].join(' ')
    return [
      ...comments('#', heading(plan)),
      ...plan.command.map((argv, index) => `worker${plan.command.length > 1 ? index + 1 : ''}: ${line(argv)}`),
    ].join('\n')
  },
})
