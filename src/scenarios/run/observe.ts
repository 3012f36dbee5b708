import { join } from 'node:path'
import { programsOf } from '../../sandbox/programs.ts'
import type { Progress, Sandbox } from '../../sandbox/sandbox.ts'
import { waitUntil, watch } from '../../sandbox/watch.ts'
import type { ScenarioEnvironment } from '../environment.ts'
import type { Run } from '../scenario.ts'
import { explainText } from './explain-text.ts'
import type { Observation } from './observation.ts'

const COMPANION_SECONDS = 20

interface Observed {
  readonly run: Run
  readonly sandbox: Sandbox
  readonly environment: ScenarioEnvironment
  /** Arguments added to the run's own. */
  readonly extra: readonly string[]
  readonly signal: AbortSignal
}

/** Runs the program in its sandbox until the run's stop condition holds, then ends it. */
export async function observe({ run, sandbox, environment, extra, signal }: Observed): Promise<Observation> {
  const env = run.env ?? {}
  const argv = [...(run.wrapper?.(environment) ?? []), sandbox.interpreter, ...run.argv, ...extra]
  const programs = programsOf(sandbox)
  const milliseconds = (seconds: number): number => seconds * sandbox.slowdown * 1_000
  try {
    for (const [index, companion] of (run.companions ?? []).entries()) {
      const file = join(sandbox.folder, `companion-${index + 1}.log`)
      programs.start([sandbox.interpreter, ...companion.argv], companion.env ?? {}, file)
      const look = watch(sandbox, file, run.tasks)
      await waitUntil(() => companion.until(look()), milliseconds(COMPANION_SECONDS), signal)
    }
    const logFile = join(sandbox.folder, 'output.log')
    const look = watch(sandbox, logFile, run.tasks)
    const main = programs.start(argv, env, logFile)
    let exited = false
    void main.gone.then(() => (exited = true))
    const hasExited = (): boolean => exited
    let progress = look()
    const isOver = () => {
      const over = hasExited()
      progress = look()
      return over || run.stopWhen(progress) || isRefuted(run, progress)
    }
    await waitUntil(isOver, milliseconds(run.seconds), signal)
    // The log of the last look: what is logged while the program is being ended is no part of the failure.
    const { log, notes, seconds } = progress
    return {
      argv,
      env,
      exitCode: main.exitCode,
      signal: main.signal,
      startError: main.startError,
      running: !hasExited(),
      seconds,
      tasks: run.tasks,
      notes,
      log,
      explanation: explainText('output.log', log),
    }
  } finally {
    await programs.end()
  }
}

/** Every task has finished although the run predicts fewer: there is nothing more to wait for. */
const isRefuted = ({ predicted: { done } }: Run, { notes, tasks }: Progress): boolean =>
  typeof done === 'number' && done < tasks && (notes['done'] ?? 0) >= tasks
