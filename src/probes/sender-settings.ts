import type { AppCandidate } from '../facts/app.ts'
import { ok } from '../facts/outcome.ts'
import type { ApartSender, KeySettings } from '../facts/sender-settings.ts'
import { projectTexts } from '../project/programs/project-texts.ts'
import { composeNeighbours } from '../project/senders/compose-neighbours.ts'
import { djangoDefaults } from '../project/senders/django-defaults.ts'
import { envFileReaders } from '../project/senders/env-file.ts'
import type { Sender } from '../project/senders/sender.ts'
import { projectFiles } from '../project/walk.ts'
import { defineProbe, type ProbeContext } from './define-probe.ts'
import { importLimits } from './import-limits.ts'
import { runPlace } from './run-place.ts'
import { runPython } from './python/run.ts'

const MARGIN_MS = 10_000
/** Each one is a start of Python. */
const MOST_SENDERS = 3

/**
 * Processes that would send tasks with other settings than the worker's. Python is only started where the project's files
 * configure one apart; then the broker and the queue of both are measured.
 */
export const senderSettingsProbe = defineProbe({
  name: 'sender settings',
  provides: ['senderSettings'],
  needs: ['app', 'appSearch', 'project', 'interpreter', 'launchCommands', 'programs', 'platform'],
  tier: 'local',
  deadlineMs: (request) => (MOST_SENDERS + 1) * (importLimits(request).busySeconds * 1_000 + MARGIN_MS),
  async run(context, { app, appSearch, project, interpreter, launchCommands, programs, platform }) {
    const { request, step } = context
    const { files, complete } = await projectFiles(request, project.root)
    if (!complete || platform.foreign || interpreter.executable === null)
      return { senderSettings: ok({ apart: [], compared: 0 }) }
    const texts = projectTexts(project.root, files)
    const named = request.env['DJANGO_SETTINGS_MODULE'] !== undefined
    const commandNames = launchCommands.some(({ env }) => env?.['DJANGO_SETTINGS_MODULE'] !== undefined)
    const senders = [
      ...(named || commandNames
        ? []
        : await djangoDefaults(app.django?.settingsModule ?? null, app.file, project.managePy, texts)),
      ...(await composeNeighbours(programs, texts)),
      ...(await envFileReaders(request.env, project, launchCommands, programs, texts)),
    ].slice(0, MOST_SENDERS)
    if (senders.length > 0) step('comparing the settings of the processes that send tasks')
    const ask = asker(context, interpreter.executable, project.root, appSearch.chosen, app.app)
    const compared: { readonly sender: Sender; readonly apart: ApartSender | null }[] = []
    for (const sender of senders) {
      const worker = await ask(sender.workerEnv, false)
      const measured = worker && (await ask(sender.env, true))
      if (!measured) continue
      const { where, by, name, variables } = sender
      const apart = isApart(worker, measured) ? { where, by, name, variables, worker, sender: measured } : null
      compared.push({ sender, apart })
    }
    const agree = new Set(compared.filter(({ apart }) => apart === null).map(({ sender }) => sender.group))
    const apart = compared.flatMap((one) =>
      one.apart === null || (one.sender.group !== undefined && agree.has(one.sender.group)) ? [] : one.apart,
    )
    return { senderSettings: ok({ apart, compared: compared.length }) }
  },
})

const isApart = (worker: KeySettings, sender: KeySettings): boolean =>
  worker.reads !== sender.writes || worker.queue !== sender.queue || worker.keyPrefix !== sender.keyPrefix

/** Asks for the settings of an environment; null where they cannot be loaded here. */
function asker(
  { request, signal, step }: ProbeContext,
  interpreter: string,
  root: string,
  chosen: AppCandidate | null,
  app: string,
) {
  const { timeoutSeconds, busySeconds } = importLimits(request)
  const known = new Map<string, Promise<KeySettings | null>>()
  const measure = async (over: Sender['env'], web: boolean): Promise<KeySettings | null> => {
    const env = { ...request.env, ...over }
    const { events } = await runPython({
      script: 'probe.py',
      interpreter,
      root,
      ...runPlace(root, chosen, env),
      parameters: { stages: ['key_settings'], app, web, importSeconds: timeoutSeconds, maxImportSeconds: busySeconds },
      deadlineMs: busySeconds * 1_000 + MARGIN_MS,
      signal,
      onStage: (stage) => step(`python: ${stage}`),
    })
    const fact = events.find((event) => 'fact' in event && event.fact === 'keySettings')
    return fact && 'value' in fact ? (fact.value as KeySettings) : null
  }
  return (over: Sender['env'], web: boolean): Promise<KeySettings | null> => {
    const key = JSON.stringify([over, web])
    if (!known.has(key)) known.set(key, measure(over, web))
    return known.get(key)!
  }
}
