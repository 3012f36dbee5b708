import { defineFailure } from '../define-failure.ts'

export const cliNoSuchCommand = defineFailure({
  id: 'cli-no-such-command',
  severity: 'fatal',
  title: 'Celery does not have this command',
  cause:
    'A typo, or a command such as `flower` whose package is not installed in this environment. `manage.py celery` came with django-celery, which ended with Celery 3.',
  action:
    'Correct the name, or install the package that provides the command (`pip install flower`). Instead of `manage.py celery worker`, write `celery -A proj worker`.',
  clauses: [
    { contains: ['Error: No such command', 'error: Unknown command: '] },
    { contains: ["Unknown command: 'celery", 'Unknown command: "celery'], andContains: 'manage.py help' },
  ],
})
