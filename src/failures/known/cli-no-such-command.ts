import { defineFailure } from '../define-failure.ts'

export const cliNoSuchCommand = defineFailure({
  id: 'cli-no-such-command',
  severity: 'fatal',
  title: 'Celery does not have this command',
  cause: "A typing error, or a command such as `flower` whose package isn't installed in this environment.",
  action: 'Correct the name, or install the package that brings the command (`pip install flower`).',
  clauses: [{ says: ['Error: No such command', 'error: Unknown command: '] }],
})
