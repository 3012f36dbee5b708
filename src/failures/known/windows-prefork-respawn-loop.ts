import { defineFailure } from '../define-failure.ts'

export const windowsPreforkRespawnLoop = defineFailure({
  id: 'windows-prefork-respawn-loop',
  severity: 'task-loss',
  title: 'prefork children are replaced again and again, nothing is ever done',
  cause:
    "The children die (or hang) on handles that were given to the virtual environment's launcher instead of to them; at this log level, or with stderr lost, their errors aren't shown.",
  action: 'Start the worker with `--pool=solo` or `--pool=threads -c 4`.',
})
