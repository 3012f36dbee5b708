import { defineFailure } from '../define-failure.ts'

export const cliNoSuchCommand = defineFailure({
  id: 'cli-no-such-command',
  severity: 'fatal',
  title: 'Celery does not have this command',
  cause: 'A typo, or a command such as `flower` whose package is not installed in this environment.',
  action: 'Correct the name, or install the package that provides the command (`pip install flower`).',
  clauses: [{ contains: ['Error: No such command', 'error: Unknown command: '] }],
})
