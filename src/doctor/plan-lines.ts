import type { ShellFact } from '../facts/shell.ts'
import { pasteable } from '../shell/pasteable.ts'
import type { PoolPlan } from '../pool/plan.ts'

/** The plan with the lines that a reader pastes to start it. Pure. */
export function withLines(plan: PoolPlan, shell: ShellFact): PoolPlan {
  const place = plan.folder === undefined ? {} : { folder: plan.folder }
  return {
    ...plan,
    shell: plan.command.map((argv, index) =>
      pasteable({ argv, env: { ...plan.env, ...plan.nodes[index]?.env }, ...place }, shell),
    ),
    ...(plan.workers && {
      workers: plan.workers.map((worker) => ({
        ...worker,
        shell: pasteable({ argv: ['poolwise', 'worker', 'launch', '--like', worker.like] }, shell),
      })),
    }),
  }
}
