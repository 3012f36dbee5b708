import type { CeleryOptionsFact, LaunchContextFact } from '../facts/launch.ts'
import type { Program } from '../facts/program.ts'
import type { LaunchCommand } from '../facts/project.ts'
import { absent, broken, ok, timedOut, type Outcome } from '../facts/outcome.ts'
import { beatLaunches } from '../celery-command/beat-launches.ts'
import { isDoubtful } from '../celery-command/read-command.ts'
import { namesCeleryItself } from '../celery-command/names-celery-itself.ts'
import { namesNoApp } from '../celery-command/names-no-app.ts'
import { bareScripts } from '../project/launch-context/bare-scripts.ts'
import { defaultAppIsConfigured } from '../project/launch-context/default-app.ts'
import { namedApps } from '../project/launch-context/named-apps.ts'
import { otherProjects } from '../project/launch-context/other-projects.ts'
import { poolSetting } from '../project/launch-context/pool-setting.ts'
import { startedInside } from '../project/launch-context/started-inside.ts'
import { staleCopies } from '../project/launch-context/stale-copies.ts'
import { projectFiles } from '../project/walk.ts'
import { defineProbe, type ProbeContext } from './define-probe.ts'
import type { ChannelEvent } from './python/read-event.ts'
import { runPython } from './python/run.ts'

const PYTHON_DEADLINE_MS = 15_000

/**
 * The context of the project's worker commands. Python is only started for commands with options that not every Celery
 * accepts, and for apps that the project does not contain. Runs in parallel with the probe that imports the app.
 */
export const launchContextProbe = defineProbe({
  name: 'launch context',
  provides: ['launchContext', 'celeryOptions'],
  needs: ['launchCommands', 'programs', 'interpreter', 'project'],
  considers: ['beatCommands'],
  tier: 'local',
  deadlineMs: PYTHON_DEADLINE_MS + 10_000,
  async run(context, { launchCommands, programs, interpreter, project }, { beatCommands }) {
    const { request, step } = context
    const commands = launchCommands.filter(({ argv }) => argv[0] === 'celery')
    const beats = placed(beatLaunches(beatCommands?.kind === 'ok' ? beatCommands.value : []), programs)
    const starts = [...commands, ...beats]
    step('comparing worker commands with the files of the project')
    const list = await projectFiles(request, project.root)
    const named = await namedApps(project.root, starts, list)
    const setting = commands.some(({ platforms }) => platforms.includes('windows'))
      ? await poolSetting(project.root, list.files)
      : null
    const modules = named.missing.flatMap(({ ask }) => ask ?? [])
    const options = commands.some(({ argv, env }) => isDoubtful(argv, env))
    const answer = await ask(context, interpreter.executable, project.root, { options, modules })
    return {
      celeryOptions: options ? answer.options : ok<CeleryOptionsFact>({ parser: 'click', options: null }),
      launchContext: ok<LaunchContextFact>({
        ownApps: named.own,
        // Without an answer from Python no app is known to be missing.
        missingApps: named.missing
          .filter(({ ask }) => ask === null || (answer.installed !== null && !answer.installed.includes(ask)))
          .map(({ app, missing, file }) => ({ app, missing, file })),
        startedInside: await startedInside(project.root, starts, programs, list.files),
        defaultAppConfigured:
          !starts.some((one) => namesNoApp(one) || namesCeleryItself(one)) ||
          (await defaultAppIsConfigured(project.root, list.files, request.env)),
        poolSetting: setting,
        otherProjects: otherProjects(list.files),
        staleCopies: await staleCopies(project.root, commands, list.files),
        bareScripts: await bareScripts(project.root, commands, list.files),
      }),
    }
  },
})

/** With the folder and the variables of the unit or the service that the command belongs to. */
const placed = (beats: readonly LaunchCommand[], programs: readonly Program[]): LaunchCommand[] =>
  beats.map((command) => {
    const own = programs.filter(({ file, command: words }) => file === command.file && words.includes('beat'))
    const [{ folder, env } = { folder: null, env: {} }] = own.length === 1 ? own : []
    return { env, ...(folder !== null && { folder }), ...command }
  })

interface Answer {
  readonly options: Outcome<CeleryOptionsFact>
  readonly installed: readonly string[] | null
}

async function ask(
  { request, signal, step }: ProbeContext,
  interpreter: string | null,
  root: string,
  wanted: { readonly options: boolean; readonly modules: readonly string[] },
): Promise<Answer> {
  if (interpreter === null) return { options: absent('no interpreter was found'), installed: null }
  if (!wanted.options && wanted.modules.length === 0) return { options: absent('not asked'), installed: [] }
  const { events, ended } = await runPython({
    script: 'probe.py',
    interpreter,
    root,
    env: request.env,
    parameters: { stages: ['options'], ...wanted },
    deadlineMs: PYTHON_DEADLINE_MS,
    signal,
    onStage: (stage) => step(`python: ${stage}`),
  })
  const lost = ended.timedOut
    ? timedOut(PYTHON_DEADLINE_MS, "asking for Celery's options")
    : broken(
        `Python did not report Celery's options: ${ended.startError ?? ended.stderr.trim().split('\n').at(-1) ?? ''}`,
      )
  return {
    options: outcomeOf<CeleryOptionsFact>(events, 'celeryOptions') ?? lost,
    installed: factOf(events, 'installedModules') as readonly string[] | null,
  }
}

const factOf = (events: readonly ChannelEvent[], name: string): unknown =>
  events.flatMap((event) => ('fact' in event && event.fact === name ? [event.value] : [])).at(0) ?? null

function outcomeOf<T>(events: readonly ChannelEvent[], name: string): Outcome<T> | null {
  const value = factOf(events, name) as T | null
  if (value !== null) return ok(value)
  for (const event of events) {
    if ('misfit' in event && event.misfit === name) return broken(event.because)
    if ('absent' in event && event.absent === name) return absent(event.because)
    if ('broken' in event && event.broken === 'options') return broken(event.error)
  }
  return null
}
