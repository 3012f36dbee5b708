import type { OsName } from '../facts/platform.ts'
import type { PoolPlan } from '../pool/plan.ts'
import { defineEmitter, type EmitInput } from './define-emitter.ts'
import { comments, heading, shellLine } from './text.ts'

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

const names = ({ command }: PoolPlan): readonly (readonly [string, readonly string[]])[] =>
  command.map((argv, index) => [command.length > 1 ? `worker${index + 1}` : 'worker', argv] as const)

const environment = ({ env }: PoolPlan) => (Object.keys(env).length > 0 ? { env } : {})

const pdm = (plan: PoolPlan) => ({
  pdm: {
    scripts: Object.fromEntries(names(plan).map(([name, argv]) => [name, { cmd: [...argv], ...environment(plan) }])),
  },
})

const hatch = (plan: PoolPlan) => ({
  hatch: {
    envs: {
      default: {
        scripts: Object.fromEntries(names(plan).map(([name, argv]) => [name, shellLine(argv)])),
        ...(Object.keys(plan.env).length > 0 && { 'env-vars': plan.env }),
      },
    },
  },
})

/** Poe the Poet switches on an expression: each system gets its own command. */
function poe({ plans, target }: EmitInput) {
  const task = (plan: PoolPlan, argv: readonly string[]) => ({ cmd: shellLine(argv), ...environment(plan) })
  const several = Object.values(plans).some(({ nodes }) => nodes.length > 1)
  if (several) {
    const plan = plans[target]
    return { poe: { tasks: Object.fromEntries(names(plan).map(([name, argv]) => [name, task(plan, argv)])) } }
  }
  const first = (os: OsName) => task(plans[os], plans[os].command[0] ?? [])
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
