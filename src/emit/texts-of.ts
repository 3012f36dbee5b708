import type { EmitFormat, EmitInput } from './define-emitter.ts'

/** The texts of the project that a form repeats as values. */
export function textsOf(format: EmitFormat, { plans, app, root, target }: EmitInput): string[] {
  const { command, env, nodes, folder } = plans[target]
  // Paths of a unit are lines of their own, and its words are quoted.
  if (format === 'systemd') return [root, folder].filter((text) => typeof text === 'string')
  // A .env file has the values of options, not the command.
  const words = command.flatMap((argv) => argv.slice(1))
  return [app, ...words, ...Object.values(env), ...nodes.flatMap((node) => Object.values(node.env ?? {}))]
}
