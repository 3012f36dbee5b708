import { delimiter } from 'node:path'
import type { FailureId } from '../failures/known/catalogue.ts'
import type { PoolPlan } from '../pool/plan.ts'
import { launchWorker } from './launch-worker.ts'
import { nameFailures } from './name-failures.ts'
import type { Output } from './output.ts'
import type { WorkerEvent } from './worker-event.ts'

export interface LaunchPlanOptions {
  readonly plan: PoolPlan
  readonly python: string
  readonly lifeline: string
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** null: no limit. */
  readonly stopTimeoutMs: number | null
  readonly shellExitCodes: boolean
  /** Celery colours its output, as on a terminal. */
  readonly colour: boolean
  readonly out: Output
  readonly err: Output
  /** Makes what hides secrets in one output of a worker. */
  readonly redact: () => (block: Buffer) => Buffer
  readonly onEvent: (event: WorkerEvent) => void
  readonly signal: AbortSignal
}

/**
 * Starts every node of a plan and waits for all of them. When one exits, the others are stopped: the plan needs all.
 * @returns the highest exit code of the nodes
 */
export async function launchPlan(options: LaunchPlanOptions): Promise<number> {
  const { plan, onEvent } = options
  const commands = plan.command
  for (const command of commands) onEvent({ at: new Date().toISOString(), type: 'planned', command })
  const others = new AbortController()
  const stop = () => others.abort()
  options.signal.addEventListener('abort', stop, { once: true })
  const codes = await Promise.all(
    commands.map(async (command, index) => {
      const own = { ...plan.env, ...plan.nodes[index]?.env }
      const failures = nameFailures((event) => onEvent({ at: new Date().toISOString(), ...event }), known(command))
      const code = await launchWorker({
        python: options.python,
        lifeline: options.lifeline,
        celeryArguments: command.slice(1),
        cwd: options.cwd,
        env: { ...options.env, ...own, ...pythonPath(own['PYTHONPATH'], options.env['PYTHONPATH']) },
        times: { stopTimeoutMs: options.stopTimeoutMs },
        shellExitCodes: options.shellExitCodes,
        colour: options.colour,
        out: options.out,
        err: options.err,
        redact: options.redact,
        onOutput: (block) => failures.write(block),
        onEvent: (event) => {
          // Before the verdict, which comes last. What a stop by force causes is no failure.
          if (
            event.type === 'crashed' ||
            event.type === 'stopped' ||
            (event.type === 'stopping' && event.rung !== 'warm')
          )
            failures.end()
          onEvent(event)
        },
        signal: others.signal,
      })
      stop()
      return code
    }),
  )
  options.signal.removeEventListener('abort', stop)
  return Math.max(...codes)
}

/** Failures that Celery's log shows, and that a command without them shows as well. */
const known = (command: readonly string[]): readonly FailureId[] =>
  // Celery warns of the setting, whatever the command line says.
  command.some((word) => /^--pool=(gevent|eventlet)$/.test(word)) ? ['green-pool-via-setting'] : []

/** The plan's PYTHONPATH comes first, the user's own after it. */
const pythonPath = (...folders: readonly (string | undefined)[]): Record<string, string> => {
  const given = folders.filter((folder) => folder !== undefined && folder !== '')
  return given.length === 0 ? {} : { PYTHONPATH: given.join(delimiter) }
}
