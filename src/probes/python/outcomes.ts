import type { AppFact, AppImportFact, DriverFact } from '../../facts/app.ts'
import { absent, broken, ok, timedOut, type Outcome } from '../../facts/outcome.ts'
import type { ChannelEvent } from './channel.ts'
import type { ProbeResult } from '../define-probe.ts'
import { describeExit, type PythonExit } from './exit.ts'

export type PythonFactName = 'python' | 'packages' | 'celery' | 'appImport' | 'app'

/** What is looked for in the project's files, after all else: without an answer there is nothing to say of it. */
type LookedFor = 'unimportedTaskModules' | 'scriptNames' | 'djangoProject' | 'configuration'

/** Steps in which the app's own code decides whether a worker starts at all. */
const IMPORT_STEPS = ['app', 'config', 'tasks']

/** The facts that a probing process left, whatever became of it afterwards. */
export function pythonOutcomes(events: readonly ChannelEvent[], ending: PythonExit): ProbeResult<PythonFactName> {
  const parts = new Map<string, Outcome<unknown>>()
  let step = 'start'
  for (const event of events) {
    if ('begin' in event) step = event.begin
    else if ('fact' in event) parts.set(event.fact, ok(event.value))
    else if ('absent' in event) parts.set(event.absent, absent(event.because))
    else if ('broken' in event) parts.set(event.broken, broken(event.error))
  }
  const lost = without(ending, step)
  const fact = <T>(name: string): Outcome<T> => (parts.get(name) as Outcome<T> | undefined) ?? lost
  const appImport = importOutcome(fact<AppImportFact>('appImport'), ending, step)
  return {
    python: fact('python'),
    packages: fact('packages'),
    celery: fact('celery'),
    appImport,
    app: appOutcome(appImport, fact, ending, step),
  }
}

function importOutcome(told: Outcome<AppImportFact>, ending: PythonExit, step: string): Outcome<AppImportFact> {
  if (!IMPORT_STEPS.includes(step)) return told
  switch (ending.how) {
    case 'hung':
      return ok({ status: 'hung', afterMs: ending.afterMs, at: ending.at })
    case 'crashed':
      return ok({ status: 'crashed', signal: ending.signal, at: ending.at })
    case 'exited':
      return ok({ status: 'exited', code: ending.code, error: null })
    case 'closed':
      return broken('The app closes all file descriptors while it is imported, so nothing more could be learned of it')
    default:
      return told
  }
}

function appOutcome(
  appImport: Outcome<AppImportFact>,
  fact: <T>(name: string) => Outcome<T>,
  ending: PythonExit,
  step: string,
): Outcome<AppFact> {
  if (appImport.kind !== 'ok') return appImport
  if (appImport.value.status !== 'loaded') return absent(`the app isn't loaded: ${appImport.value.status}`)
  const app = fact<Omit<AppFact, 'drivers' | LookedFor>>('app')
  if (app.kind !== 'ok') return app
  const driver = (name: string, setting: string): DriverFact | null => {
    const told = fact<DriverFact | null>(name)
    if (told.kind === 'ok') return told.value
    if (step !== name) return null
    const url = app.value.settings[setting]?.value
    const scheme = typeof url === 'string' ? (url.split('://')[0] ?? url) : 'amqp'
    return { scheme, imported: false, error: describeExit(ending), missingModule: null }
  }
  const looked = <N extends LookedFor>(name: N, otherwise: AppFact[N]): AppFact[N] => {
    const told = fact<AppFact[N]>(name)
    return told.kind === 'ok' ? told.value : otherwise
  }
  return ok({
    ...app.value,
    drivers: { broker: driver('broker-driver', 'broker_url'), backend: driver('backend-driver', 'result_backend') },
    unimportedTaskModules: looked('unimportedTaskModules', []),
    scriptNames: looked('scriptNames', []),
    djangoProject: looked('djangoProject', null),
    configuration: looked('configuration', null),
  })
}

/** The outcome of what wasn't told any more. */
function without(ending: PythonExit, step: string): Outcome<never> {
  if (ending.how === 'hung') return timedOut(ending.afterMs, step)
  return ending.how === 'finished'
    ? absent('not asked')
    : broken(describeExit(ending) + (step === 'start' ? '' : ` (${step})`))
}
