import { printable } from '../text/printable.ts'
import type { EmitInput } from './define-emitter.ts'

/**
 * The first text of the project with a character that isn't seen: a line break in the name of a queue or a folder would begin a
 * line of its own in a unit, a Procfile or a .env file. As it can be shown; null: there is none.
 */
export function hiddenIn({ plans, app, root, python, below, target }: EmitInput): string | null {
  const { command, env, nodes, folder } = plans[target]
  const words = [
    app,
    root,
    python,
    below,
    folder,
    ...command.flat(),
    ...Object.entries(env).flat(),
    ...nodes.flatMap((node) => [node.name, ...node.queues, ...Object.entries(node.env ?? {}).flat()]),
  ]
  const hidden = words.find((word) => word != null && printable(word) !== word)
  return hidden == null ? null : JSON.stringify(hidden)
}
