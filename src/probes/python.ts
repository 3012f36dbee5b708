import type { OsName } from '../facts/platform.ts'
import type { LaunchCommand } from '../facts/project.ts'
import { absent, broken } from '../facts/outcome.ts'
import { defineProbe, type ProbeContext, type ProbeRequest, type ProbeResult } from './define-probe.ts'
import { importLimits } from './import-limits.ts'
import { pythonExitOf } from './python/exit.ts'
import {
  appFacts,
  allAppFacts,
  appFactsOf,
  environmentFacts,
  pythonOutcomes,
  type PythonFactName,
} from './python/outcomes.ts'
import { missingHereOnly } from './python/only-on.ts'
import { runPython } from './python/run.ts'
import { commandModules } from '../project/app/command-modules.ts'
import { startOutcome } from './python/start-outcome.ts'
import { runPlace, type RunPlace } from './run-place.ts'
import { isProductionCode } from '../project/production-code.ts'
import { projectFiles } from '../project/walk.ts'

/** Start-up and the stages before the app's. */
const MARGIN_MS = 15_000

const SYS_PLATFORM: Readonly<Record<OsName, string>> = { linux: 'linux', macos: 'darwin', windows: 'win32' }
const ENVIRONMENT_STAGES = environmentFacts

/** Every Python-side fact, from one process. Two in parallel when another system is the target. */
export const pythonProbe = defineProbe({
  name: 'python',
  provides: ['pythonStart', ...environmentFacts, ...appFacts],
  needs: ['platform', 'project', 'interpreter', 'appSearch'],
  considers: ['launchCommands', 'beatCommands'],
  tier: 'local',
  // A foreign target whose import fails is looked at natively, too.
  deadlineMs: (request) => 2 * (importLimits(request).busySeconds * 1_000 + MARGIN_MS) + 5_000,
  async run(context, { platform, project, interpreter, appSearch }, { launchCommands, beatCommands }) {
    const executable = interpreter.executable
    if (executable === null) return nothing('no interpreter was found')
    const app = appSearch.chosen?.app ?? null
    const place = runPlace(project.root, appSearch.chosen, context.request.env)
    const commands = launchCommands?.kind === 'ok' ? launchCommands.value : []
    const beats = beatCommands?.kind === 'ok' ? beatCommands.value : []
    const schedulers = beats.flatMap(({ scheduler }) => scheduler ?? [])
    const probing = { context, executable, root: project.root, app, place, commands, schedulers }
    if (app === null)
      return { ...(await probe(probing, ENVIRONMENT_STAGES)), ...allAppFacts(absent('no app is named')) }
    if (!platform.foreign) return probe(probing, [...ENVIRONMENT_STAGES, 'app'])
    const [native, there] = await Promise.all([
      probe(probing, ENVIRONMENT_STAGES),
      probe(probing, ['app'], SYS_PLATFORM[platform.target]),
    ])
    if (isLoaded(there)) return { ...native, ...appFactsOf(there) }
    // The cause may be the app, or the difference between this system and the target.
    const here = await probe(probing, ['app'])
    const only = here.appImport.kind === 'ok' ? missingHereOnly(here.appImport.value, platform.target) : null
    if (only !== null) {
      const why = broken(`the app can't be imported here: ${only} is only there on ${platform.target}`)
      return { ...native, ...allAppFacts(why) }
    }
    if (!isLoaded(here)) return { ...native, ...appFactsOf(here) }
    const reason = broken(`the app can't be imported here as ${platform.target} would: ${because(there.appImport)}`)
    return { ...native, ...allAppFacts(reason) }
  },
})

interface Probing {
  readonly context: ProbeContext
  readonly executable: string
  readonly root: string
  readonly app: string | null
  readonly place: RunPlace
  readonly commands: readonly LaunchCommand[]
  readonly schedulers: readonly string[]
}

async function probe(
  { context, executable, root, app, place, commands, schedulers }: Probing,
  stages: readonly string[],
  target?: string,
): Promise<ProbeResult<'pythonStart' | PythonFactName>> {
  // An import that takes longer counts as hung.
  const { timeoutSeconds, busySeconds } = importLimits(context.request)
  const deadlineMs = busySeconds * 1_000 + MARGIN_MS
  const run = await runPython({
    script: 'probe.py',
    interpreter: executable,
    root,
    ...place,
    parameters: {
      stages,
      app,
      ...(app !== null && commandModules(app, commands)),
      schedulers,
      importSeconds: timeoutSeconds,
      maxImportSeconds: busySeconds,
      ...(target && { target }),
    },
    ...(stages.includes('app') && { input: await pythonFiles(context.request, root) }),
    deadlineMs,
    signal: context.signal,
    onStage: (stage) => context.step(`python: ${stage}`),
  })
  const exit = pythonExitOf(run, stages, deadlineMs)
  return { pythonStart: startOutcome(run, exit, context.request.env), ...pythonOutcomes(run.events, exit) }
}

const isLoaded = ({ appImport }: ProbeResult<PythonFactName>): boolean =>
  appImport.kind === 'ok' && appImport.value.status === 'loaded'

function because(outcome: ProbeResult<PythonFactName>['appImport']): string {
  if (outcome.kind === 'absent') return outcome.because
  if (outcome.kind === 'broken') return outcome.error
  if (outcome.kind === 'timedOut') return `no end after ${outcome.afterMs} ms`
  return outcome.value.status === 'raised'
    ? `${outcome.value.error.type}: ${outcome.value.error.message}`
    : outcome.value.status
}

function nothing(why: string): ProbeResult<'pythonStart' | PythonFactName> {
  return {
    pythonStart: absent(why),
    python: absent(why),
    packages: absent(why),
    celery: absent(why),
    ...allAppFacts(absent(why)),
  }
}

/** The listed Python files, each marked as production code or not. */
async function pythonFiles(request: ProbeRequest, root: string) {
  const { files, complete } = await projectFiles(request, root)
  const python = files.filter((file) => file.endsWith('.py'))
  return {
    production: python.filter(isProductionCode),
    other: python.filter((file) => !isProductionCode(file)),
    complete,
  }
}
