import { defineEmitter } from './define-emitter.ts'
import { comments, heading, shellLine, shellWord, variablesOf } from './text.ts'

/**
 * A Procfile for honcho, foreman, overmind or Heroku. Without `exec`, which foreman itself puts before the line; for the same
 * reason `env` sets the variables.
 */
export const procfile = defineEmitter({
  format: 'procfile',
  system: null,
  emit({ plans, target }) {
    const plan = plans[target]
    // foreman puts `exec` before the line, which `cd` would not survive: env changes the folder (GNU coreutils 8.28).
    const folder = plan.folder === undefined ? [] : [shellWord(`--chdir=${plan.folder}`)]
    const line = (argv: readonly string[], index: number) => {
      const variables = Object.entries(variablesOf(plan, index)).map(([name, value]) => shellWord(`${name}=${value}`))
      const before = [...folder, ...variables]
      return [...(before.length > 0 ? ['env', ...before] : []), shellLine(argv)].join(' ')
    }
    return [
      ...comments('#', heading(plan)),
      ...plan.command.map((argv, index) => `worker${plan.command.length > 1 ? index + 1 : ''}: ${line(argv, index)}`),
    ].join('\n')
  },
})
