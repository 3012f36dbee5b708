import { isCommandOf } from '../celery-command/command-of-app.ts'
import type { OtherApp } from '../facts/other-apps.ts'
import { absent, ok } from '../facts/outcome.ts'
import { appOption } from '../project/app/app-option.ts'
import { brokerOf } from './broker.ts'
import { defineProbe } from './define-probe.ts'
import { pythonExitOf } from './python/exit.ts'
import { pythonOutcomes } from './python/outcomes.ts'
import { runPlace } from './run-place.ts'
import { runPython } from './python/run.ts'

const DEADLINE_MS = 30_000
const MOST_APPS = 3

/**
 * The other apps that the project's worker commands name, for their tasks and queues. An app that can't be loaded is left
 * out. Python only runs for a project with several apps.
 */
export const otherAppsProbe = defineProbe({
  name: 'other apps',
  provides: ['otherApps'],
  needs: ['platform', 'project', 'interpreter', 'appSearch', 'launchCommands', 'launchContext', 'app'],
  considers: ['packages'],
  tier: 'local',
  deadlineMs: DEADLINE_MS + 5_000,
  async run({ request, signal, step }, facts, { packages }) {
    const { platform, project, interpreter, appSearch, launchCommands, launchContext, app } = facts
    const { executable } = interpreter
    // In another folder it may be another project, with an environment of its own.
    const named = launchCommands
      .filter((command) => !command.discouraged && command.folder === undefined && !isCommandOf(app.app, command))
      .flatMap((command) => appOption(command) ?? [])
    const others = [...new Set(named)].filter((one) => launchContext.ownApps.includes(one))
    if (others.length === 0) return { otherApps: ok<readonly OtherApp[]>([]) }
    if (executable === null || platform.foreign) return { otherApps: absent('no other app was loaded') }
    step(`importing ${others.slice(0, MOST_APPS).join(', ')}`)
    const load = async (name: string): Promise<OtherApp[]> => {
      const stages = ['app']
      const run = await runPython({
        script: 'probe.py',
        interpreter: executable,
        root: project.root,
        ...runPlace(project.root, appSearch.chosen, request.env),
        parameters: { stages, app: name, importSeconds: DEADLINE_MS / 1_000 },
        input: { production: [], other: [], complete: false },
        deadlineMs: DEADLINE_MS,
        signal,
        onStage: () => undefined,
      })
      const found = pythonOutcomes(run.events, pythonExitOf(run, stages, DEADLINE_MS))
      if (found.app.kind !== 'ok' || found.queues.kind !== 'ok' || found.routes.kind !== 'ok') return []
      const { addresses } = brokerOf(found.app.value, packages?.kind === 'ok' ? packages.value : {})
      return [
        {
          app: name,
          tasks: found.app.value.tasks,
          routes: found.routes.value,
          queues: found.queues.value,
          addresses,
        },
      ]
    }
    return { otherApps: ok((await Promise.all(others.slice(0, MOST_APPS).map(load))).flat()) }
  },
})
