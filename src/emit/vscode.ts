import type { OsName } from '../facts/platform.ts'
import type { PoolPlan } from '../pool/plan.ts'
import { defineEmitter } from './define-emitter.ts'
import { comments, heading, variablesOf } from './text.ts'

/** The systems' names in VS Code's tasks. */
const NAMES: Readonly<Record<OsName, string>> = { windows: 'windows', macos: 'osx', linux: 'linux' }

/** .vscode/tasks.json: the worker as a background task, with the interpreter selected in VS Code. */
export const vscode = defineEmitter({
  format: 'vscode',
  system: null,
  emit({ plans, target }) {
    const plan = plans[target]
    const several = Object.values(plans).some(({ nodes }) => nodes.length > 1)
    const others = (Object.keys(NAMES) as OsName[]).filter((os) => os !== target)
    const tasks = plan.command.map((argv, index) => ({
      label: plan.command.length > 1 ? `Celery worker ${index + 1}` : 'Celery worker',
      type: 'process',
      // The Python extension resolves this; a task of type process has no shell between its stop button and Celery.
      command: '${command:python.interpreterPath}',
      ...run(plan, argv, index),
      // Users on other systems get the pool for theirs.
      ...(several
        ? {}
        : Object.fromEntries(others.map((os) => [NAMES[os], run(plans[os], plans[os].command[0] ?? [], 0)] as const))),
      isBackground: true,
      problemMatcher: {
        owner: 'celery',
        pattern: { regexp: '^$never' },
        background: { activeOnStart: true, beginsPattern: '-------------- ', endsPattern: ' ready\\.$' },
      },
      presentation: { panel: 'dedicated' },
    }))
    const all = { label: 'Celery workers', dependsOn: tasks.map(({ label }) => label), problemMatcher: [] }
    return [
      ...comments('//', [...heading(plan), '.vscode/tasks.json']),
      JSON.stringify({ version: '2.0.0', tasks: tasks.length > 1 ? [...tasks, all] : tasks }, null, 2),
    ].join('\n')
  },
})

function run(plan: PoolPlan, argv: readonly string[], index: number) {
  const env = variablesOf(plan, index)
  const cwd = ['${workspaceFolder}', ...(plan.folder ?? '').split('/')].filter(Boolean).join('/')
  return { args: ['-m', ...argv], options: { cwd, ...(Object.keys(env).length > 0 && { env }) } }
}
