import { pythonAsset } from '../../platform/python-assets.ts'
import { runProcess } from '../../platform/run-process.ts'
import type { Place } from '../scenario.ts'

/** Removes the run's queues and exchanges from a broker that is somebody's own. */
export async function tidyBroker(place: Place, signal: AbortSignal): Promise<void> {
  await runProcess(place.interpreter, [pythonAsset('scenarios/tidy.py')], {
    cwd: place.folder,
    env: place.situation.env,
    deadlineMs: 15_000,
    signal,
  })
}
