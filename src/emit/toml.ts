import type { OsName } from '../facts/platform.ts'
import type { PoolPlan } from '../pool/plan.ts'
import { defineEmitter, type EmitInput } from './define-emitter.ts'
import { comments, heading, inFolder, shellLine, variablesOf } from './text.ts'

/** For pyproject.toml: the app, and the worker as a task of PDM, Hatch or Poe the Poet. */
export const toml = defineEmitter({
  format: 'toml',
  system: null,
  async emit(input) {
    const { stringify } = await import('smol-toml')
    const { manager, plans, target, app } = input
    const plan = plans[target]
    const tasks = manager === 'pdm' ? pdm(plan) : manager === 'hatch' ? hatch(plan) : poe(input)
    const runner = manager === 'pdm' || manager === 'hatch' ? manager : 'poe'
    const name = plan.command.length > 1 ? 'worker1' : 'worker'
    return [
      ...comments('#', [
        ...heading(plan),
        `pyproject.toml; then: ${runner === 'poe' ? 'poe' : `${runner} run`} ${name}`,
      ]),
      stringify({ tool: { poolwise: { app }, ...tasks } }).trimEnd(),
    ].join('\n')
  },
})

/** The tasks of the plan, each with its variables. */
const tasksOf = (plan: PoolPlan) =>
  plan.command.map((argv, index) => {
    const name = plan.command.length > 1 ? `worker${index + 1}` : 'worker'
    return { name, argv: inFolder(argv, plan), ...environment(variablesOf(plan, index)) }
  })

const environment = (env: PoolPlan['env']) => (Object.keys(env).length > 0 ? { env } : {})

const pdm = (plan: PoolPlan) => ({
  pdm: {
    scripts: Object.fromEntries(tasksOf(plan).map(({ name, argv, ...env }) => [name, { cmd: argv, ...env }])),
  },
})

const hatch = (plan: PoolPlan) => ({
  hatch: {
    envs: {
      default: {
        scripts: Object.fromEntries(tasksOf(plan).map(({ name, argv }) => [name, shellLine(argv)])),
        ...(Object.keys(plan.env).length > 0 && { 'env-vars': plan.env }),
      },
    },
  },
})

/** Poe the Poet switches on an expression: each system gets its own command. */
function poe({ plans, target }: EmitInput) {
  const several = Object.values(plans).some(({ nodes }) => nodes.length > 1)
  if (several) {
    const plan = plans[target]
    return {
      poe: {
        tasks: Object.fromEntries(
          tasksOf(plan).map(({ name, argv, ...env }) => [name, { cmd: shellLine(argv), ...env }]),
        ),
      },
    }
  }
  const first = (os: OsName) => {
    const [{ argv, env } = { argv: [], env: undefined }] = tasksOf(plans[os])
    return { cmd: shellLine(argv), ...(env && { env }) }
  }
  return {
    poe: {
      tasks: {
        worker: {
          control: { expr: 'sys.platform' },
          switch: [{ case: 'win32', ...first('windows') }, { case: 'darwin', ...first('macos') }, first('linux')],
        },
      },
    },
  }
}
