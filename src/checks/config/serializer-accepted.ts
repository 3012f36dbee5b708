import type { AppFact } from '../../facts/app.ts'
import type { ProjectFact } from '../../facts/project.ts'
import type { PythonFact } from '../../facts/python.ts'
import type { SerializersFact } from '../../facts/serializers.ts'
import { installPackage } from '../remedy/install-package.ts'
import { settingName } from '../remedy/setting-name.ts'
import { locationAt } from '../location.ts'
import { defineCheck, fail, pass, type CheckResult } from '../define-check.ts'
import { settingsAreRead } from './after.ts'

interface Judged {
  readonly app: AppFact
  readonly sent: SerializersFact
  readonly project: ProjectFact
  readonly python: PythonFact
}

/** A worker refuses every message whose content type it does not accept, and the task is lost. */
export const serializerAccepted = defineCheck({
  id: 'config.serializer-accepted',
  title: 'The worker accepts what the project sends',
  tier: 'local',
  severity: 'error',
  needs: ['app', 'serializers', 'project', 'python'],
  after: settingsAreRead,
  evaluate({ app, serializers: sent, project, python }) {
    const judged = { app, sent, project, python }
    return (
      unreadable(judged, 'accept_content', sent.accept.error) ??
      unreadable(judged, 'result_accept_content', sent.resultAccept.error) ??
      unusable(judged) ??
      refused(judged) ??
      unreadResult(judged) ??
      pass({ accept_content: sent.accept.types, serializers: Object.keys(sent.serializers) })
    )
  },
})

/** The worker ends, or a client's first `.get()`. */
function unreadable({ app }: Judged, setting: string, error: string | null): CheckResult | null {
  if (error === null) return null
  const given = app.settings[setting]
  const name = settingName(app, setting)
  const text = typeof given?.value === 'string' ? given.value : null
  return fail({
    message:
      text !== null
        ? `${name} is a text, so Celery takes each letter of "${text}" for a serializer, and the worker exits: ${error}.`
        : `Celery cannot read ${name}, and the worker exits: ${error}.`,
    evidence: { [name]: shown(given?.value), from: given?.where ?? null },
    remedy:
      text !== null
        ? `Make it a list: ${name} = ["${text}"].`
        : `Name serializers that kombu knows: ${name} = ["json"]. One of the project's own has to be registered before (kombu.serialization.register).`,
    location: locationAt(given?.where ?? null),
  })
}

/** The library of PyYAML or msgpack is missing, or there is no such serializer: nothing can be sent. */
function unusable({ app, sent, project, python }: Judged): CheckResult | null {
  for (const { serializer, by, where, task } of senders(app, sent)) {
    const { type, error } = sent.serializers[serializer] ?? { type: null, error: null }
    if (error === null) continue
    const extra = { yaml: 'celery[yaml]', msgpack: 'celery[msgpack]' }[serializer]
    return fail({
      message:
        by === 'result_serializer'
          ? `The worker exits when it makes the result backend: ${error}.`
          : `${task === null ? 'No task can be sent' : `No message of ${task} can be sent`}: ${error}.`,
      evidence: { serializer, 'set by': by, from: where },
      remedy:
        extra !== undefined && type !== null
          ? installPackage(project, python, extra)
          : `Use a serializer that kombu knows, such as "json", or register "${serializer}" before the app is used (kombu.serialization.register).`,
      location: locationAt(where),
    })
  }
  return null
}

function refused({ app, sent }: Judged): CheckResult | null {
  const lost = senders(app, sent).flatMap((sender) => {
    const type = sent.serializers[sender.serializer]?.type ?? null
    return sender.by === 'result_serializer' || type === null || sent.accept.types.includes(type) ? [] : [sender]
  })
  const [first] = lost
  if (first === undefined) return null
  const accept = app.settings['accept_content']
  const name = settingName(app, 'accept_content')
  const setting = settingName(app, 'task_serializer')
  const ofAll = first.task === null
  return fail({
    message: `The worker refuses every message of ${ofAll ? "the project's own tasks" : first.task}: ${ofAll ? `${setting} is` : 'its serializer is'} "${first.serializer}", and ${name} has only ${sent.accept.types.join(', ')}.`,
    evidence: {
      serializer: first.serializer,
      'set by': first.by,
      [name]: shown(accept?.value),
      from: accept?.where ?? "Celery's default",
      ...(lost.length > 1 && { 'also refused': lost.slice(1).map(({ task, by }) => task ?? by) }),
    },
    remedy: `Send what is accepted${
      sent.accept.types.includes('application/json') ? ` (${ofAll ? setting : 'serializer'} = "json")` : ''
    }, or add "${first.serializer}" to ${name}.${
      first.serializer === 'pickle' ? ' A worker that accepts pickle runs any code of who can write to its broker.' : ''
    }`,
    location: locationAt(
      (ofAll ? null : first.where) ?? (accept?.origin === 'configured' ? accept.where : first.where),
    ),
  })
}

/** The worker stores such a result; who asks for it gets ContentDisallowed. */
function unreadResult({ app, sent }: Judged): CheckResult | null {
  const setting = app.settings['result_serializer']
  const type = sent.serializers[String(setting?.value)]?.type ?? null
  if (type === null || sent.resultAccept.types.includes(type) || !app.settings['result_backend']?.value) return null
  const name = settingName(app, 'result_serializer')
  return fail({
    message: `No result can be read: ${name} is "${String(setting?.value)}", and only ${sent.resultAccept.types.join(', ')} is accepted. .get() raises ContentDisallowed.`,
    evidence: { [name]: String(setting?.value), from: setting?.where ?? null },
    remedy: `Set ${name} = "json", or add "${String(setting?.value)}" to ${settingName(app, 'result_accept_content')}.`,
    location: locationAt(setting?.where ?? null),
    severity: 'warn',
  })
}

interface Sender {
  readonly serializer: string
  readonly by: string
  readonly where: string | null
  /** Null: every task without a serializer of its own. */
  readonly task: string | null
}

function senders(app: AppFact, { calls }: SerializersFact): Sender[] {
  const own = app.tasks.flatMap((task): Sender[] => {
    const { serializer, ofLibrary = false } = app.taskOptions[task] ?? {}
    // django-imagekit registers one that it sends only with a setting.
    return serializer === undefined || ofLibrary ? [] : [{ serializer, by: `serializer of ${task}`, where: null, task }]
  })
  const bySetting = (name: string): Sender[] => {
    const setting = app.settings[name]
    return typeof setting?.value === 'string'
      ? [{ serializer: setting.value, by: name, where: setting.where, task: null }]
      : []
  }
  const others = app.tasks.length === 0 || own.length < app.tasks.length
  const byCall = calls.map(({ serializer, file, line }): Sender => {
    const where = `${file}:${line}`
    return { serializer, by: 'serializer of a call', where, task: `the call at ${where}` }
  })
  return [...(others ? bySetting('task_serializer') : []), ...own, ...byCall, ...bySetting('result_serializer')]
}

const shown = (value: unknown): string => JSON.stringify(value ?? null)
