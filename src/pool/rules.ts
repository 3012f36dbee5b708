import type { PoolRule } from './define-rule.ts'
import { beatKept } from './rules/beat-kept.ts'
import { beatWithGreenPool } from './rules/beat-with-green-pool.ts'
import { commandOptionsKept } from './rules/command-options-kept.ts'
import { configuredPoolKept } from './rules/configured-pool-kept.ts'
import { eventletOnlyWhenChosen } from './rules/eventlet-only-when-chosen.ts'
import { geventOnlyWhenChosen } from './rules/gevent-only-when-chosen.ts'
import { geventWithBlockingDrivers } from './rules/gevent-with-blocking-drivers.ts'
import { guessedWorkload } from './rules/guessed-workload.ts'
import { limitsIgnored } from './rules/limits-ignored.ts'
import { ownStartDiffers } from './rules/own-start-differs.ts'
import { patchedByApp } from './rules/patched-by-app.ts'
import { preforkDefault } from './rules/prefork-default.ts'
import { preforkForCpu } from './rules/prefork-for-cpu.ts'
import { preforkForLimits } from './rules/prefork-for-limits.ts'
import { preforkForTerminate } from './rules/prefork-for-terminate.ts'
import { preforkForkOnMacos } from './rules/prefork-fork-on-macos.ts'
import { preforkForkUnsafeLibraries } from './rules/prefork-fork-unsafe-libraries.ts'
import { preforkOnWindows } from './rules/prefork-on-windows.ts'
import { preforkPastTheLauncher } from './rules/prefork-past-the-launcher.ts'
import { preforkPoolFailsHere } from './rules/prefork-pool-fails-here.ts'
import { preforkQuotaAuto } from './rules/prefork-quota-auto.ts'
import { preforkSpawnNeedsVariable } from './rules/prefork-spawn-needs-variable.ts'
import { preforkSpawnsForCuda } from './rules/prefork-spawns-for-cuda.ts'
import { preforkWithoutSemaphores } from './rules/prefork-without-semaphores.ts'
import { soloAlwaysWorks } from './rules/solo-always-works.ts'
import { soloForWindowsDevelopment } from './rules/solo-for-windows-development.ts'
import { soloLosesTaskOnStop } from './rules/solo-loses-task-on-stop.ts'
import { soloNodesForCpu } from './rules/solo-nodes-for-cpu.ts'
import { soloNodesShare } from './rules/solo-nodes-share.ts'
import { soloWithoutHeartbeats } from './rules/solo-without-heartbeats.ts'
import { threadsCannotGrow } from './rules/threads-cannot-grow.ts'
import { threadsForIo } from './rules/threads-for-io.ts'
import { threadsIgnoreLimits } from './rules/threads-ignore-limits.ts'
import { threadsWithoutProcesses } from './rules/threads-without-processes.ts'

/** The advisor's table. The plan names the first rule that rejects a pool, so the most important ones come first. */
export const poolRules: readonly PoolRule[] = [
  // Rejections.
  preforkOnWindows,
  preforkWithoutSemaphores,
  preforkPoolFailsHere,
  preforkForkOnMacos,
  threadsIgnoreLimits,
  threadsCannotGrow,
  geventOnlyWhenChosen,
  eventletOnlyWhenChosen,
  beatWithGreenPool,
  // The project's choice, and preferences.
  patchedByApp,
  configuredPoolKept,
  preforkForCpu,
  preforkForLimits,
  preforkForTerminate,
  threadsForIo,
  soloNodesForCpu,
  soloForWindowsDevelopment,
  guessedWorkload,
  preforkDefault,
  threadsWithoutProcesses,
  soloAlwaysWorks,
  // What the chosen pool needs, and notes about it.
  preforkSpawnNeedsVariable,
  preforkSpawnsForCuda,
  preforkForkUnsafeLibraries,
  preforkQuotaAuto,
  preforkPastTheLauncher,
  geventWithBlockingDrivers,
  soloWithoutHeartbeats,
  soloLosesTaskOnStop,
  soloNodesShare,
  limitsIgnored,
  commandOptionsKept,
  beatKept,
  ownStartDiffers,
]
