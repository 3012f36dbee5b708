import { defineFailure } from '../define-failure.ts'

export const windowsPreforkRespawnLoop = defineFailure({
  id: 'windows-prefork-respawn-loop',
  severity: 'task-loss',
  title: 'Prefork children are replaced in a loop, no task ever finishes',
  cause:
    "The children die (or hang) on handles that were duplicated into the virtual environment's launcher instead of into them. Their errors are not shown at this log level, or stderr is lost.",
  action: 'Start the worker with `--pool=solo` or `--pool=threads -c 4`.',
})
