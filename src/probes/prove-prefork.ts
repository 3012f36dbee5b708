import type { IpcFact } from '../facts/ipc.ts'
import type { Outcome } from '../facts/outcome.ts'
import { ipcOutcome } from './python/ipc-outcome.ts'
import { endingOf } from './python/exit.ts'
import { runPython } from './python/run.ts'

/** Nobody waits for a quick answer here: a slow machine must not pass for one on which it can't work. */
const STEP_DEADLINE_MS = 60_000
const DEADLINE_MS = 180_000

export interface PreforkTrial {
  readonly python: string
  readonly root: string
  /** The environment that the worker would get. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
  readonly onStep: (doing: string) => void
}

/**
 * The measurements of the ipc probe, made the way that `worker launch` starts prefork on Windows: the launcher of the
 * virtual environment bypassed (src/python/_poolwise/celery/launcher_bypass.py), with the worker's own environment.
 */
export async function provePrefork({ python, root, env, signal, onStep }: PreforkTrial): Promise<Outcome<IpcFact>> {
  const run = await runPython({
    script: 'ipc.py',
    interpreter: python,
    root,
    env,
    parameters: { startMethod: 'default', stepSeconds: STEP_DEADLINE_MS / 1_000, bypassLauncher: true },
    deadlineMs: DEADLINE_MS,
    signal,
    onStage: (stage) => onStep(`prefork: ${stage}`),
  })
  return ipcOutcome(run.events, endingOf(run, ['ipc'], DEADLINE_MS))
}
