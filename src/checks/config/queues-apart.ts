import type { LaunchCommand } from '../../facts/project.ts'
import type { OtherApp } from '../../facts/other-apps.ts'
import { sameBroker } from '../../broker/address/same-broker.ts'
import { isCommandOf } from '../../celery-command/command-of-app.ts'
import { defineCheck, fail, pass } from '../define-check.ts'
import { settingsAreRead } from './after.ts'
import { queuesOf } from '../../worker/consumed-queues.ts'

interface Discarded {
  readonly receiver: OtherApp
  readonly sender: OtherApp
  readonly queue: string
  readonly tasks: readonly string[]
  readonly command: LaunchCommand
}

/** A worker discards a message whose task its app doesn't have, and the worker that has it never sees it. */
export const queuesApart = defineCheck({
  id: 'config.queues-apart',
  title: 'Apps that share a broker have queues of their own',
  tier: 'local',
  severity: 'warn',
  needs: ['app', 'broker', 'queues', 'routes', 'otherApps'],
  considers: ['launchCommands'],
  after: [...settingsAreRead, 'app.tasks-registered'],
  evaluate({ app, broker, queues, routes, otherApps, launchCommands = [] }) {
    const own: OtherApp = { app: app.app, tasks: app.tasks, routes, queues, addresses: broker.addresses }
    const apps = [own, ...otherApps]
    const found = apps.flatMap((receiver) =>
      apps.flatMap((sender) => (sender === receiver ? [] : discarded(receiver, sender, launchCommands))),
    )
    const [first] = found
    if (first === undefined) return pass({ apps: apps.map((one) => one.app) })
    const { receiver, sender, queue, tasks, command } = first
    return fail({
      message: `The workers of ${receiver.app} and ${sender.app} read the same queue, ${queue}: a message for ${tasks[0]!} that reaches ${receiver.app} is discarded as unregistered.`,
      evidence: {
        broker: receiver.addresses[0]?.shown ?? null,
        ...Object.fromEntries(
          found.map((one) => [
            `${one.receiver.app} discards`,
            `${one.tasks.slice(0, 5).join(', ')}${one.tasks.length > 5 ? ' …' : ''} (queue ${one.queue}, ${one.command.file}:${one.command.line})`,
          ]),
        ),
      },
      remedy: `Give each app a queue of its own, in its settings and its worker commands: task_default_queue = "${lastWord(sender.app)}" and -Q ${lastWord(sender.app)}; or register all tasks with one app.`,
      location: { file: command.file, line: command.line },
    })
  },
})

function discarded(receiver: OtherApp, sender: OtherApp, commands: readonly LaunchCommand[]): Discarded[] {
  if (!receiver.addresses.some((one) => sender.addresses.some((other) => sameBroker(one, other)))) return []
  // The sender's own worker has to be there as well: else the other app only sends.
  if (!commands.some((command) => isCommandOf(sender.app, command))) return []
  for (const command of commands.filter((one) => isCommandOf(receiver.app, one) && !one.discouraged)) {
    const consumed = queuesOf(command, receiver.queues) ?? []
    for (const queue of consumed) {
      const tasks = sender.tasks.filter((task) => sender.routes[task] === queue && !receiver.tasks.includes(task))
      if (tasks.length > 0) return [{ receiver, sender, queue, tasks, command }]
    }
  }
  return []
}

/** `shop` of `apps.shop.celery:app`: a name for a queue. */
const lastWord = (app: string): string =>
  app
    .split(/[.:]/)
    .filter((word) => !/^(?:app|apps|celery|celery_app|tasks|worker)$/.test(word))
    .at(-1) ?? app.replaceAll(/\W/g, '-')
