import { limitsIgnoredBySolo, limitsIgnoredByThreads } from './limits-ignored.ts'
import { reloadOption } from './reload-option.ts'
import type { Scenario } from './scenario.ts'
import { spawnEmptyTaskRegistry } from './spawn-empty-task-registry.ts'

/** Every scenario, in the order in which --all runs them. */
export const scenarios: readonly Scenario[] = [
  spawnEmptyTaskRegistry,
  reloadOption,
  limitsIgnoredByThreads,
  limitsIgnoredBySolo,
]
