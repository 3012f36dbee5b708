import type { IpcFact, Measurement } from '../facts/ipc.ts'
import { absent, ok } from '../facts/outcome.ts'
import { hostOs } from '../platform/os.ts'
import { defineProbe } from './define-probe.ts'
import { ipcOutcome } from './python/ipc-outcome.ts'
import { pythonExitOf } from './python/exit.ts'
import { runPython } from './python/run.ts'

/** Starting a process takes ten times as long on Windows, where virus scanners look at it first. */
const slow = hostOs() === 'windows'
const STEP_DEADLINE_MS = slow ? 11_000 : 8_000
const DEADLINE_MS = slow ? 60_000 : 45_000

/** Starts real children and shares real semaphores with them. Runs beside the probe that imports the app. */
export const ipcProbe = defineProbe({
  name: 'ipc',
  provides: ['ipc'],
  needs: ['platform', 'project', 'interpreter'],
  tier: 'local',
  deadlineMs: DEADLINE_MS,
  async run({ request, signal, step }, { platform, project, interpreter }) {
    if (platform.foreign) return { ipc: ok(notMeasured(`only a run on ${platform.target} can show this`)) }
    if (interpreter.executable === null) return { ipc: absent('no interpreter was found') }
    // Before our own deadline, so that what was measured until then is not lost.
    const deadlineMs = DEADLINE_MS - 1_000
    const run = await runPython({
      script: 'ipc.py',
      interpreter: interpreter.executable,
      root: project.root,
      env: request.env,
      parameters: { startMethod: 'default', stepSeconds: STEP_DEADLINE_MS / 1_000 },
      deadlineMs,
      signal,
      onStage: (stage) => step(`ipc: ${stage}`),
    })
    return { ipc: ipcOutcome(run.events, pythonExitOf(run, ['ipc'], deadlineMs)) }
  },
})

/** Processes of another system cannot be tried here, and those of this system show nothing about them. */
function notMeasured(because: string): IpcFact {
  const measurement: Measurement = { status: 'not-tried', because }
  return {
    startMethod: 'unknown',
    semaphore: measurement,
    childSpawns: measurement,
    semaphoreInChild: measurement,
    poolRoundTrip: measurement,
    taskRegistryInChild: measurement,
    sharedMemory: null,
  }
}
