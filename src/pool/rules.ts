import type { PoolRule } from './define-rule.ts'
import { configuredPoolKept } from './rules/configured-pool-kept.ts'
import { eventletOnlyWhenChosen } from './rules/eventlet-only-when-chosen.ts'
import { geventOnlyWhenChosen } from './rules/gevent-only-when-chosen.ts'
import { preforkDefault } from './rules/prefork-default.ts'
import { preforkForCpu } from './rules/prefork-for-cpu.ts'
import { preforkForLimits } from './rules/prefork-for-limits.ts'
import { preforkForkOnMacos } from './rules/prefork-fork-on-macos.ts'
import { preforkOnWindows } from './rules/prefork-on-windows.ts'
import { preforkPoolFailsHere } from './rules/prefork-pool-fails-here.ts'
import { preforkSpawnNeedsVariable } from './rules/prefork-spawn-needs-variable.ts'
import { preforkWithoutSemaphores } from './rules/prefork-without-semaphores.ts'
import { soloAlwaysWorks } from './rules/solo-always-works.ts'
import { soloForWindowsDevelopment } from './rules/solo-for-windows-development.ts'
import { soloNodesForCpu } from './rules/solo-nodes-for-cpu.ts'
import { threadsForIo } from './rules/threads-for-io.ts'
import { threadsIgnoreLimits } from './rules/threads-ignore-limits.ts'
import { threadsWithoutProcesses } from './rules/threads-without-processes.ts'

/** The advisor's table: what rejects first, then what a project chose, then what suits. */
export const poolRules: readonly PoolRule[] = [
  preforkOnWindows,
  preforkWithoutSemaphores,
  preforkPoolFailsHere,
  preforkForkOnMacos,
  preforkSpawnNeedsVariable,
  threadsIgnoreLimits,
  geventOnlyWhenChosen,
  eventletOnlyWhenChosen,
  configuredPoolKept,
  preforkForCpu,
  preforkForLimits,
  threadsForIo,
  soloNodesForCpu,
  soloForWindowsDevelopment,
  preforkDefault,
  threadsWithoutProcesses,
  soloAlwaysWorks,
]
