import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startProcess, type StartedProcess } from '../platform/start-process.ts'
import { explainText } from './explain-text.ts'
import { NOTES } from './make-place.ts'
import type { Observation } from './observation.ts'
import type { Place, Run, Seen } from './scenario.ts'

/** Milliseconds between two looks at a run. */
const LOOK_EVERY = 100

/** Runs the program in its place, watches it until enough was seen, ends it, and tells what was seen. */
export async function observe(
  run: Run,
  place: Place,
  extra: readonly string[],
  signal: AbortSignal,
): Promise<Observation> {
  const given = typeof run.env === 'function' ? run.env(place.situation) : (run.env ?? {})
  const env = { ...cleanEnv(place.situation.env), ...given, PYTHONUNBUFFERED: '1' }
  const words = typeof run.argv === 'function' ? run.argv(place) : run.argv
  const argv = [...(run.through?.(place) ?? []), place.interpreter, ...words, ...extra]
  const logFile = join(place.folder, 'output.log')
  const started: StartedProcess[] = []
  const start = (line: readonly string[], file: string): StartedProcess => {
    const process = startProcess(line[0]!, line.slice(1), { cwd: place.folder, env, logFile: file })
    started.push(process)
    return process
  }
  try {
    if (run.companion) {
      start([place.interpreter, ...run.companion], join(place.folder, 'companion.log'))
      await until(() => (notesIn(place.folder)['ready'] ?? 0) >= 1, 20_000, signal)
    }
    const readyAt = run.companion ? 2 : 1
    const began = performance.now()
    let ready: number | null = null
    const look = (): Seen => {
      const notes = notesIn(place.folder)
      const now = performance.now()
      if (ready === null && (notes['ready'] ?? 0) >= readyAt) ready = now
      return {
        log: read(logFile),
        notes,
        seconds: (now - began) / 1000,
        sinceReady: ready === null ? null : (now - ready) / 1000,
        tasks: run.tasks,
      }
    }
    // As a terminal shows it: some options are only wrong together with what the worker then says.
    writeFileSync(logFile, `$ ${argv.join(' ')}\n`)
    const main = start(argv, logFile)
    let over = false
    void main.gone.then(() => (over = true))
    let seen = look()
    await until(
      () => {
        const left = over
        seen = look()
        return left || run.enough(seen)
      },
      run.seconds * 1000,
      signal,
    )
    const running = !over && main.startError === null
    const { exitCode, signal: endedBy, startError } = main
    // What is logged while it is being ended is no part of the failure: the log is the one of the last look.
    const { log, notes, seconds } = seen
    const explanation = explainText('output.log', log)
    return {
      argv,
      env: given,
      exitCode,
      signal: endedBy,
      startError,
      running,
      seconds,
      tasks: run.tasks,
      notes,
      log,
      explanation,
    }
  } finally {
    await Promise.all(started.map((process) => process.end()))
  }
}

/** Waits for a condition; no longer than told, and no longer than the user. */
async function until(condition: () => boolean, milliseconds: number, signal: AbortSignal): Promise<void> {
  const end = performance.now() + milliseconds
  while (!condition() && performance.now() < end && !signal.aborted) await sleep(LOOK_EVERY)
}

/** The user's environment without what would decide about a worker. */
const cleanEnv = (env: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(env).filter(
      ([name]) =>
        !/^(CELERY|DJANGO_SETTINGS|FORKED_BY|MP_|C_FORCE_ROOT|REMAP_SIGTERM|PYTHONPATH|PYTHONSTARTUP|__PYVENV)/i.test(
          name,
        ),
    ),
  )

/** Notes are files named what-pid-random. */
function notesIn(folder: string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const file of readdirSync(join(folder, NOTES))) {
    const what = file.split('-').slice(0, -2).join('-')
    counts[what] = (counts[what] ?? 0) + 1
  }
  return counts
}

/** Never more than this of a log: a child that is started again and again can write without end. */
const MOST_LOG = 4 * 1024 * 1024

function read(file: string): string {
  try {
    return readFileSync(file).subarray(0, MOST_LOG).toString('utf8').replaceAll('\r\n', '\n')
  } catch {
    return ''
  }
}
