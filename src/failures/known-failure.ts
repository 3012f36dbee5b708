import type { KnownFailureFact } from '../facts/known-failure.ts'
import type { PythonError } from '../facts/python.ts'
import type { Label } from './label.ts'
import { textOf } from './labels/catalogue.ts'
import { openSession } from './recognise/log-session.ts'

/** They only say that something went wrong while the app was loaded, which is known here already, and in more detail. */
const GENERAL: readonly Label[] = [
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

/** What `explain` would call an error, if a log had its traceback. Pure. */
export function knownFailure(error: PythonError): KnownFailureFact | null {
  const session = openSession()
  session.write(Buffer.from(tracebackOf(error)))
  session.end()
  const [first] = session.judge().sightings
  if (first?.confidence !== 'high' || GENERAL.includes(first.label)) return null
  const { cause, action } = textOf(first.label)
  return { label: first.label, cause, action }
}

/** As Python prints it. */
function tracebackOf({ type, message, frames }: PythonError): string {
  const lines = frames.flatMap((frame) => [
    `  File "${frame.file}", line ${frame.line}, in ${frame.function}`,
    ...(frame.text ? [`    ${frame.text}`] : []),
  ])
  return ['Traceback (most recent call last):', ...lines, `${type}: ${message}`, ''].join('\n')
}
