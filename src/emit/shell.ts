import type { PoolPlan } from '../pool/plan.ts'
import { defineEmitter } from './define-emitter.ts'
import { comments, heading, shellLine, shellWord } from './text.ts'

/** A POSIX sh script. A single worker replaces the shell, so that signals reach Celery. */
export const shell = defineEmitter({
  format: 'shell',
  system: null,
  emit({ plans, target }) {
    const plan = plans[target]
    return [
      '#!/bin/sh',
      ...comments('#', heading(plan)),
      ...(plan.folder === undefined ? [] : [`cd ${shellWord(plan.folder)} || exit`]),
      ...exports(plan),
      ...(plan.command.length === 1 ? [`exec ${shellLine(plan.command[0] ?? [])}`] : together(plan)),
    ].join('\n')
  },
})

const exports = ({ env }: PoolPlan): string[] =>
  Object.entries(env).map(([name, value]) =>
    // Keeps the existing path.
    name === 'PYTHONPATH'
      ? `export PYTHONPATH=${shellWord(value)}"\${PYTHONPATH:+:$PYTHONPATH}"`
      : `export ${name}=${shellWord(value)}`,
  )

/** SIGTERM is Celery's warm shutdown, and a second one is harmless; a second SIGINT would be a cold one. */
const together = ({ command, nodes }: PoolPlan): string[] => [
  "workers=''",
  // A shell without job control starts these with SIGINT ignored; Celery installs its own handler.
  ...command.flatMap((argv, index) => {
    const own = Object.entries(nodes[index]?.env ?? {}).map(([name, value]) => `${name}=${value}`)
    return [`${shellLine(own.length > 0 ? ['env', ...own, ...argv] : argv)} &`, 'workers="$workers $!"']
  }),
  'stop() { kill -TERM $workers 2>/dev/null; }',
  'trap stop INT TERM HUP',
  '# A trapped signal ends wait early: wait until every worker has exited.',
  'status=0',
  'for worker in $workers; do',
  '  wait "$worker"; code=$?',
  '  while kill -0 "$worker" 2>/dev/null; do wait "$worker"; code=$?; done',
  '  [ "$code" -eq 0 ] || status=$code',
  'done',
  'exit "$status"',
]
