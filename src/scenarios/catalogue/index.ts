import { forkAfterSocket, forkAfterThreads } from './before-the-fork.ts'
import {
  duplicateNodeNames,
  publishBlocksBrokerDown,
  silentWorkerOnBlackHole,
  soloWithoutHeartbeats,
  visibilityTimeoutTooShort,
} from './brokers-at-fault.ts'
import { semaphoresRemovedBeforeSpawn, semlockReplacedInChild } from './handles-on-other-systems.ts'
import { limitsIgnoredBySolo, limitsIgnoredByThreads } from './limits-ignored.ts'
import { circularImport, djangoSettingsTooLate, rootWithPickle, shadowedCelery, unregisteredTask } from './loading.ts'
import { missingMainGuard } from './missing-main-guard.ts'
import { moduleStateLostInSpawn } from './module-state-lost-in-spawn.ts'
import { picklingLambda, picklingLocalFunction } from './pickling.ts'
import {
  autoscaleWithThreads,
  geventBySetting,
  geventJoinedOption,
  preforkOptionIgnored,
  processesInATask,
} from './pool-choice.ts'
import { reloadOption } from './reload-option.ts'
import type { Scenario } from '../scenario.ts'
import { semlockShmFull, semlockShmMissing, semlockShmReadOnly } from './shared-memory.ts'
import { spawnEmptyTaskRegistry } from './spawn-empty-task-registry.ts'
import { venvLauncherBypassed, venvLauncherHandles } from './venv-launcher.ts'
import { handles61, handles63, hardLimitOldBilliard, softTimeLimitWithoutSigusr1 } from './windows-limits.ts'
import { beatOptionOnWindows, detachOnWindows } from './windows-options.ts'

/** Every scenario, in the order in which --all runs them. */
export const scenarios: readonly Scenario[] = [
  venvLauncherHandles,
  venvLauncherBypassed,
  semlockReplacedInChild,
  semaphoresRemovedBeforeSpawn,
  spawnEmptyTaskRegistry,
  picklingLambda,
  picklingLocalFunction,
  missingMainGuard,
  moduleStateLostInSpawn,
  handles61,
  handles63,
  softTimeLimitWithoutSigusr1,
  hardLimitOldBilliard,
  beatOptionOnWindows,
  detachOnWindows,
  reloadOption,
  semlockShmFull,
  semlockShmReadOnly,
  semlockShmMissing,
  rootWithPickle,
  forkAfterThreads,
  forkAfterSocket,
  processesInATask,
  preforkOptionIgnored,
  geventBySetting,
  geventJoinedOption,
  limitsIgnoredByThreads,
  limitsIgnoredBySolo,
  autoscaleWithThreads,
  shadowedCelery,
  circularImport,
  djangoSettingsTooLate,
  unregisteredTask,
  duplicateNodeNames,
  visibilityTimeoutTooShort,
  soloWithoutHeartbeats,
  publishBlocksBrokerDown,
  silentWorkerOnBlackHole,
]
