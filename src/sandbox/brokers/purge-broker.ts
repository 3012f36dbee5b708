import { pythonAsset } from '../../platform/python-assets.ts'
import { runProcess } from '../../platform/run-process.ts'
import type { Sandbox } from '../sandbox.ts'

const TIMEOUT_MS = 15_000

/** Removes the run's queues and exchanges from the user's own broker. */
export async function purgeBroker(sandbox: Sandbox, signal: AbortSignal): Promise<void> {
  await runProcess(sandbox.interpreter, [pythonAsset('scenarios/purge_broker.py')], {
    cwd: sandbox.folder,
    env: sandbox.env,
    deadlineMs: TIMEOUT_MS,
    signal,
  })
}
