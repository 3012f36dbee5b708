import type { Scenario } from '../scenario.ts'
import { autoscaleWithThreads } from './autoscale-with-threads.ts'
import { beatOptionOnWindows } from './beat-option-on-windows.ts'
import { circularImport } from './circular-import.ts'
import { detachOnWindows } from './detach-on-windows.ts'
import { djangoSettingsTooLate } from './django-settings-too-late.ts'
import { duplicateNodeNames } from './duplicate-node-names.ts'
import { forkAfterSocket } from './fork-after-socket.ts'
import { forkAfterThreads } from './fork-after-threads.ts'
import { geventBySetting } from './gevent-by-setting.ts'
import { geventJoinedOption } from './gevent-joined-option.ts'
import { handles61 } from './handles-61.ts'
import { handles63 } from './handles-63.ts'
import { hardLimitOldBilliard } from './hard-limit-old-billiard.ts'
import { limitsIgnoredBySolo } from './limits-ignored-by-solo.ts'
import { limitsIgnoredByThreads } from './limits-ignored-by-threads.ts'
import { missingMainGuard } from './missing-main-guard.ts'
import { moduleStateLostInSpawn } from './module-state-lost-in-spawn.ts'
import { picklingLambda } from './pickling-lambda.ts'
import { picklingLocalFunction } from './pickling-local-function.ts'
import { preforkOptionIgnored } from './prefork-option-ignored.ts'
import { processesInATask } from './processes-in-a-task.ts'
import { publishBlocksBrokerDown } from './publish-blocks-broker-down.ts'
import { reloadOption } from './reload-option.ts'
import { rootWithPickle } from './root-with-pickle.ts'
import { semaphoresRemovedBeforeSpawn } from './semaphores-removed-before-spawn.ts'
import { semlockReplacedInChild } from './semlock-replaced-in-child.ts'
import { semlockShmFull } from './semlock-shm-full.ts'
import { semlockShmMissing } from './semlock-shm-missing.ts'
import { semlockShmReadOnly } from './semlock-shm-read-only.ts'
import { shadowedCelery } from './shadowed-celery.ts'
import { silentWorkerOnBlackHole } from './silent-worker-on-black-hole.ts'
import { softTimeLimitWithoutSigusr1 } from './soft-time-limit-without-sigusr1.ts'
import { soloWithoutHeartbeats } from './solo-without-heartbeats.ts'
import { spawnEmptyTaskRegistry } from './spawn-empty-task-registry.ts'
import { unregisteredTask } from './unregistered-task.ts'
import { venvLauncherBypassed } from './venv-launcher-bypassed.ts'
import { venvLauncherHandles } from './venv-launcher-handles.ts'
import { visibilityTimeoutShorterThanTask } from './visibility-timeout-shorter-than-task.ts'

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
  visibilityTimeoutShorterThanTask,
  soloWithoutHeartbeats,
  publishBlocksBrokerDown,
  silentWorkerOnBlackHole,
]
