import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Facts } from '../../src/facts/facts.ts'
import type { OsName } from '../../src/facts/platform.ts'
import { hostOs } from '../../src/platform/os.ts'
import type { ProbeContext } from '../../src/probes/define-probe.ts'
import { pythonExitOf } from '../../src/probes/python/exit.ts'
import { pythonOutcomes } from '../../src/probes/python/outcomes.ts'
import { pythonProbe } from '../../src/probes/python.ts'
import { runPython } from '../../src/probes/python/run.ts'
import { MAX_WAIT_MS } from '../support/deadlines.ts'

/** Absolute path of a small project under test/fixtures/projects. */
export const project = (name: string): string =>
  join(fileURLToPath(new URL('../fixtures/projects', import.meta.url)), name)

/** The user's environment, without what would lead Python or Celery elsewhere. */
export const cleanEnv = (extra: Record<string, string> = {}): Record<string, string | undefined> => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PYTHON|CELERY|DJANGO|FORKED)/.test(name))),
  ...extra,
})

export function contextFor(root: string, env = cleanEnv(), target: OsName = hostOs()): ProbeContext {
  return {
    request: { root, app: null, python: null, target, env, settings: { app: null, python: null } },
    signal: new AbortController().signal,
    step: () => undefined,
  }
}

export function factsFor(root: string, executable: string, app: string | null, target: OsName = hostOs()): Facts {
  return {
    platform: { host: hostOs(), target, foreign: target !== hostOs() },
    project: { root },
    interpreter: { executable },
    appSearch: { chosen: app === null ? null : { app, source: 'flag', where: '-A' }, candidates: [], looked: [] },
  } as unknown as Facts
}

/** The real probe over a small project. */
export async function probeProject(
  python: string,
  name: string,
  app: string | null,
  { target = hostOs(), env = cleanEnv() }: { target?: OsName; env?: Record<string, string | undefined> } = {},
): Promise<Awaited<ReturnType<typeof pythonOutcomes>>> {
  const root = project(name)
  const brought = await pythonProbe.run(contextFor(root, env, target), factsFor(root, python, app, target), {})
  return brought as ReturnType<typeof pythonOutcomes>
}

/** The probe's process itself, with a deadline of its own. */
export async function runProbe(
  python: string,
  root: string,
  parameters: Record<string, unknown> & { stages: string[] },
) {
  const run = await runPython({
    script: 'probe.py',
    interpreter: python,
    root,
    env: cleanEnv(),
    parameters: { importSeconds: 30, ...parameters },
    deadlineMs: MAX_WAIT_MS,
    signal: new AbortController().signal,
    onStage: () => undefined,
  })
  const ending = pythonExitOf(run, parameters.stages, 60_000)
  return { run, ending, outcomes: pythonOutcomes(run.events, ending) }
}
