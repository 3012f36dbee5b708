import type { LabelTexts } from './label-texts.ts'

/** The command line: what is told of each failure. */
export const cli = {
  'cli-no-such-option': {
    title: 'Celery does not have this option',
    cause:
      "The option doesn't exist in this version. `--reload` never existed for workers, and `--autoreload` went with Celery 4.",
    action: 'Remove the option. For reloading use `poolwise worker launch --reload` or watchfiles.',
  },
  'cli-app-option-position': {
    title: '-A stands after the sub-command',
    cause: 'The command line is in the form of Celery 4.',
    action: 'Write `celery -A proj worker …`.',
  },
  'cli-invalid-option-value': {
    title: 'an option has a value that Celery does not accept',
    cause: "The value is misspelt or doesn't exist in this version: the pool is called `threads`, not `thread`.",
    action: 'Use a value from the list in the message.',
  },
  'cli-no-such-command': {
    title: 'Celery does not have this command',
    cause: "A typing error, or a command such as `flower` whose package isn't installed in this environment.",
    action: 'Correct the name, or install the package that brings the command (`pip install flower`).',
  },
  'inspect-no-nodes-replied': {
    title: 'no worker answered',
    cause:
      'No worker is running, the command asks another broker or app, or all workers are busy in the solo pool, which answers nothing during a task.',
    action:
      'Check that a worker runs and that both use the same broker URL; raise `--timeout`. `poolwise worker ping` tells busy from dead.',
  },
  'broker-unreachable-cli': {
    title: 'the command could not reach the broker',
    cause: "The broker is down, or the app's broker URL isn't the one you think.",
    action: 'Start the broker, or correct the URL.',
  },
} as const satisfies LabelTexts
