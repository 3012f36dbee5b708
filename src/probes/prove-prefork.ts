import type { IpcFact } from '../facts/ipc.ts'
import type { Outcome } from '../facts/outcome.ts'
import { ipcOutcome } from './python/ipc-outcome.ts'
import { pythonExitOf } from './python/exit.ts'
import { runPython } from './python/run.ts'

/** Long enough for a busy machine: slow must not look like broken. */
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
 * Makes the measurements of the ipc probe as `worker launch` starts prefork on Windows: with the launcher of the virtual
 * environment bypassed (src/python/_poolwise/celery/launcher_bypass.py) and the environment of the worker.
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
  return ipcOutcome(run.events, pythonExitOf(run, ['ipc'], DEADLINE_MS))
}
