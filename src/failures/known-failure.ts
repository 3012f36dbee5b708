import type { KnownFailureFact, NamedFailure } from '../facts/known-failure.ts'
import type { PythonError } from '../facts/python.ts'
import { failureOf, type FailureId } from './known/catalogue.ts'
import { openSession } from './recognise/log-session.ts'

/** These only say that loading the app failed, which the caller already knows in more detail. */
const GENERAL: readonly FailureId[] = [
  'app-import-error',
  'app-module-not-found',
  'app-attribute-missing',
  'worker-could-not-start',
  'user-task-error',
  'user-signal-handler-error',
  'django-app-import-error',
  'django-apps-not-ready',
  'django-settings-module-not-found',
  'django-settings-not-configured',
]

/** The failure that `explain` would name if a log held the traceback of this error. Pure. */
export function knownFailure(error: PythonError): KnownFailureFact | null {
  const session = openSession()
  session.write(Buffer.from(tracebackOf(error)))
  session.end()
  const [first] = session.judge().sightings
  if (first?.confidence !== 'high' || GENERAL.includes(first.id)) return null
  const { id, cause, action } = failureOf(first.id)
  return { label: id, cause, action }
}

/** The failures in a worker's log that keep tasks from running, or part of the app from being set up. Pure. */
export function failuresIn(log: string): NamedFailure[] {
  const session = openSession()
  session.write(Buffer.from(log))
  session.end()
  return session
    .judge()
    .sightings.filter(
      ({ id, severity, confidence, consequenceOf, healed }) =>
        (severity === 'fatal' || severity === 'task-loss' || id === 'user-signal-handler-error') &&
        confidence === 'high' &&
        consequenceOf === null &&
        !healed,
    )
    .map(({ id, text }) => {
      const { title, action } = failureOf(id)
      return { label: id, title, action, text }
    })
}

/** The traceback as Python prints it. */
function tracebackOf({ type, message, frames }: PythonError): string {
  const lines = frames.flatMap((frame) => [
    `  File "${frame.file}", line ${frame.line}, in ${frame.function}`,
    ...(frame.text ? [`    ${frame.text}`] : []),
  ])
  return ['Traceback (most recent call last):', ...lines, `${type}: ${message}`, ''].join('\n')
}
