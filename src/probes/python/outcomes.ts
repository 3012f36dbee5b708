import type { AppFact, AppImportFact, DriverFact } from '../../facts/app.ts'
import { absent, broken, defect, ok, timedOut, type Outcome } from '../../facts/outcome.ts'
import type { ChannelEvent } from './read-event.ts'
import type { ProbeResult } from '../define-probe.ts'
import { describeExit, type PythonExit } from './exit.ts'

/** Facts about a loaded app, each gathered separately: a failure of one does not affect the others. */
const APP_DETAILS = [
  'afterImport',
  'settingNames',
  'queues',
  'beatSchedule',
  'routes',
  'queueDeclarations',
  'serializers',
  'taskModules',
  'taskUsage',
  'beatSchedulers',
  'lateHandlers',
  'scriptNames',
  'sentNames',
  'sharedTasks',
  'djangoProject',
] as const

type AppDetail = (typeof APP_DETAILS)[number]

/** The facts of the stage `app`. */
export const appFacts = ['appImport', 'app', ...APP_DETAILS] as const

export type AppFactName = (typeof appFacts)[number]

export const environmentFacts = ['python', 'packages', 'celery'] as const

export type PythonFactName = (typeof environmentFacts)[number] | AppFactName

/** Steps in which the app's own code runs, and whose failure keeps a worker from starting. */
const IMPORT_STEPS = ['app', 'config', 'tasks']

/** They belong to the fact `app`. */
const DRIVERS = ['broker-driver', 'backend-driver']

/** The facts that a process reported, however it ended. */
export function pythonOutcomes(events: readonly ChannelEvent[], exit: PythonExit): ProbeResult<PythonFactName> {
  const parts = new Map<string, Outcome<unknown>>()
  let step = 'start'
  for (const event of events) {
    if ('begin' in event) step = event.begin
    else if ('fact' in event) parts.set(event.fact, ok(event.value))
    else if ('absent' in event) parts.set(event.absent, absent(event.because))
    else if ('broken' in event) parts.set(event.broken, crashed(event.broken, event.error))
  }
  // Whatever else was said about it: one of the two is not ours.
  for (const event of events) if ('misfit' in event) parts.set(event.misfit, broken(event.because))
  const forgedDriver = DRIVERS.map((name) => parts.get(name)).find((part) => part?.kind === 'broken')
  const lost = without(exit, step)
  const fact = <T>(name: string): Outcome<T> => (parts.get(name) as Outcome<T> | undefined) ?? lost
  // A stage that fails before it has reported anything is broken, and so is what it would have told.
  const stage = fact<AppImportFact>(parts.has('appImport') || parts.get('app')?.kind !== 'broken' ? 'appImport' : 'app')
  const appImport = importOutcome(stage, exit, step)
  const app = (forgedDriver as Outcome<never> | undefined) ?? appOutcome(appImport, fact, exit, step)
  return {
    python: fact('python'),
    packages: fact('packages'),
    celery: fact('celery'),
    appImport,
    app,
    ...appDetails((name) => withoutApp(app) ?? fact<unknown>(name)),
  }
}

/** The same kind of outcome for each of the app's facts. */
export const allAppFacts = (outcome: Outcome<never>): ProbeResult<AppFactName> => ({
  appImport: outcome,
  app: outcome,
  ...appDetails(() => outcome),
})

/** The result of importing the app, from all results of a process. */
export const appFactsOf = (result: ProbeResult<PythonFactName>): ProbeResult<AppFactName> => ({
  appImport: result.appImport,
  app: result.app,
  ...appDetails((name) => result[name]),
})

const appDetails = (of: (name: AppDetail) => Outcome<unknown>) =>
  Object.fromEntries(APP_DETAILS.map((name) => [name, of(name)])) as ProbeResult<AppDetail>

/** Why there are no facts about the app; null if it was loaded. */
function withoutApp(app: Outcome<AppFact>): Outcome<never> | null {
  if (app.kind === 'ok') return null
  return app.kind === 'absent' ? absent("the app isn't loaded") : app
}

function importOutcome(reported: Outcome<AppImportFact>, exit: PythonExit, step: string): Outcome<AppImportFact> {
  if (!IMPORT_STEPS.includes(step)) return reported
  switch (exit.how) {
    case 'hung':
      return ok({
        status: 'hung',
        afterMs: exit.afterMs,
        at: exit.at,
        ...(exit.advancing && { advancing: true }),
      })
    case 'crashed':
      return ok({ status: 'crashed', signal: exit.signal, at: exit.at })
    case 'exited':
      return ok({ status: 'exited', code: exit.code, error: null })
    case 'closed':
      return broken('The app closes all file descriptors while it is imported, so nothing more could be learned of it')
    default:
      return reported
  }
}

function appOutcome(
  appImport: Outcome<AppImportFact>,
  fact: <T>(name: string) => Outcome<T>,
  exit: PythonExit,
  step: string,
): Outcome<AppFact> {
  if (appImport.kind !== 'ok') return appImport
  if (appImport.value.status !== 'loaded') return absent(`the app isn't loaded: ${appImport.value.status}`)
  const app = fact<Omit<AppFact, 'drivers'>>('app')
  if (app.kind !== 'ok') return app
  const driver = (name: string, setting: string): DriverFact | null => {
    const reported = fact<DriverFact | null>(name)
    if (reported.kind === 'ok') return reported.value
    if (step !== name) return null
    const url = app.value.settings[setting]?.value
    const scheme = typeof url === 'string' ? (url.split('://')[0] ?? url) : 'amqp'
    return { scheme, imported: false, error: describeExit(exit), missingModule: null }
  }
  return ok({
    ...app.value,
    drivers: { broker: driver('broker-driver', 'broker_url'), backend: driver('backend-driver', 'result_backend') },
  })
}

/** @param stack Python's traceback: its last line names the error */
const crashed = (name: string, stack: string): Outcome<never> =>
  defect(name, stack.trimEnd().split('\n').at(-1) ?? '', stack)

/** The outcome of facts that the process did not report. */
function without(exit: PythonExit, step: string): Outcome<never> {
  if (exit.how === 'hung') return timedOut(exit.afterMs, step)
  return exit.how === 'finished'
    ? absent('not asked')
    : broken(describeExit(exit) + (step === 'start' ? '' : ` (${step})`))
}
