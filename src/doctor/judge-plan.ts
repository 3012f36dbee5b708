import type { AnyCheck, CheckSeverity } from '../checks/define-check.ts'
import { anyCelery } from '../celery-command/common-options.ts'
import { readWorkerCommand } from '../celery-command/read-command.ts'
import { refusedIn } from '../celery-command/token.ts'
import type { Facts } from '../facts/facts.ts'
import type { LaunchCommand } from '../facts/project.ts'
import type { PoolPlan } from '../pool/plan.ts'
import { workerOf } from '../worker/effective-worker.ts'

/** A check that the plan itself fails. */
export interface PlanFault {
  readonly id: string
  readonly severity: CheckSeverity
  readonly message: string
}

interface Judging {
  readonly checks: readonly AnyCheck[]
  readonly env: Readonly<Record<string, string | undefined>>
  /** The project's commands that run beside the plan's, as with --like. */
  readonly beside?: readonly LaunchCommand[] | undefined
}

/** Those that judge worker commands and their workers, and need no run of their own. */
const JUDGES =
  /^(?:launch\.[\w-]+|config\.(?:routes-consumed|queues-apart)|pool\.(?:supported-on-platform|package-installed|monkey-patched|beat-allowed|concurrency-fits|effective-as-asked|spawn-environment))$/

/**
 * Judges a plan as the project's own commands are judged: its commands take their place. Pure.
 */
export function judgePlan(
  plan: PoolPlan,
  facts: Partial<Facts>,
  { checks, env, beside = [] }: Judging,
): readonly PlanFault[] {
  const { platform, app, celery } = facts
  if (platform === undefined || app === undefined || celery === undefined) return []
  const commands = plan.command.map((argv, index): LaunchCommand => {
    const own = { ...plan.env, ...plan.nodes[index]?.env }
    return { file: 'the plan', line: index + 1, argv, platforms: [platform.target], env: own }
  })
  const launchCommands = [...commands, ...beside]
  const judges = checks.filter(({ id }) => JUDGES.test(id))
  // The installed Celery's options are read only where the project's commands need it.
  const unread = facts.celeryOptions?.options === null && !commands.every(({ argv }) => isSound(argv))
  const faults = commands.flatMap((command, index) => {
    const worker = {
      ...workerOf(command, { platform, app, celery, launchCommands, env }),
      // A number in the settings, which solo doesn't use, is no fault of the plan.
      concurrency: plan.nodes[index]?.concurrency ?? null,
    }
    const known: Partial<Facts> = { ...facts, worker, launchCommands, ownStarts: [], programs: [], beatCommands: [] }
    return judges
      .filter(({ needs }) => needs.every((name) => known[name] !== undefined))
      .filter(({ needs }) => !(unread && needs.includes('celeryOptions')))
      .flatMap((check): PlanFault[] => {
        const result = check.evaluate(known)
        if (result.status !== 'fail') return []
        return [{ id: check.id, severity: result.severity ?? check.severity, message: result.message }]
      })
  })
  return faults.filter((one, index) => faults.findIndex(({ message }) => message === one.message) === index)
}

/** No option that only some versions of Celery have, and no value. */
const isSound = (argv: readonly string[]): boolean =>
  !refusedIn(readWorkerCommand(argv, anyCelery)).some(
    (token) => token.kind === 'unknown' || (token.kind === 'option' && token.wrong === 'bad-value'),
  )
