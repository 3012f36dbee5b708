import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startProcess, type StartedProcess } from '../../platform/start-process.ts'
import { explainText } from './explain-text.ts'
import { NOTES, TEMPORARY } from './make-sandbox.ts'
import type { Observation } from './observation.ts'
import type { Place, Run, Seen } from '../scenario.ts'

/** A note of ours: the run is over. On Windows its processes look for it (src/python/scenarios/witness.py). */
const OVER = 'over'
const WINDOWS_GRACE = 500
/** Milliseconds between two looks at a run. */
const LOOK_EVERY = 100

/** Runs the program in its place, watches it until enough was seen, ends it, and tells what was seen. */
export async function observe(
  run: Run,
  place: Place,
  extra: readonly string[],
  signal: AbortSignal,
): Promise<Observation> {
  const given = run.env ?? {}
  const words = typeof run.argv === 'function' ? run.argv(place) : run.argv
  const argv = [...(run.through?.(place) ?? []), place.interpreter, ...words, ...extra]
  const started: StartedProcess[] = []
  const start = (line: readonly string[], own: Readonly<Record<string, string>>, logFile: string): StartedProcess => {
    // As a terminal shows it: some options are only wrong together with what the worker then says.
    writeFileSync(logFile, `$ ${line.join(' ')}\n`)
    const temporary = join(place.folder, TEMPORARY)
    const fixed = { PYTHONUNBUFFERED: '1', TMPDIR: temporary, TEMP: temporary, TMP: temporary }
    const env = { ...cleanEnv(place.situation.env), ...own, ...fixed }
    const process = startProcess(line[0]!, line.slice(1), { cwd: place.folder, env, logFile, exitsOnRequest: true })
    started.push(process)
    return process
  }
  const logFile = join(place.folder, 'output.log')
  try {
    for (const [index, companion] of (run.companions ?? []).entries()) {
      const file = join(place.folder, `companion-${index + 1}.log`)
      start([place.interpreter, ...companion.argv], companion.env ?? {}, file)
      const look = watch(place.folder, file, run.tasks)
      await until(() => companion.until(look()), 20_000, signal)
    }
    const look = watch(place.folder, logFile, run.tasks)
    const main = start(argv, given, logFile)
    let over = false
    void main.gone.then(() => (over = true))
    let seen = look()
    const isOver = (): boolean => over
    const enough = () => {
      const left = isOver()
      seen = look()
      return left || run.enough(seen)
    }
    await until(enough, run.seconds * 1000, signal)
    // What is logged while it is being ended is no part of the failure: the log is the one of the last look.
    const { log, notes, seconds } = seen
    return {
      argv,
      env: given,
      exitCode: main.exitCode,
      signal: main.signal,
      startError: main.startError,
      running: !isOver(),
      seconds,
      tasks: run.tasks,
      notes,
      log,
      explanation: explainText('output.log', log),
    }
  } finally {
    writeFileSync(join(place.folder, NOTES, OVER), '')
    await Promise.all(started.map((process) => process.end()))
    // On Windows what they have started looks for that file, too.
    if (place.situation.os === 'windows') await sleep(WINDOWS_GRACE)
  }
}

/** Looks at a program from now on. */
function watch(folder: string, logFile: string, tasks: number): () => Seen {
  const began = performance.now()
  let ready: number | null = null
  let [length, grew] = [0, began]
  return () => {
    const notes = notesIn(folder)
    const log = read(logFile)
    const now = performance.now()
    if (log.length !== length) [length, grew] = [log.length, now]
    if (ready === null && notes['ready']) ready = now
    const since = (time: number) => (now - time) / 1000
    const sinceReady = ready === null ? null : since(ready)
    return { log, notes, seconds: since(began), sinceReady, quiet: since(grew), tasks }
  }
}

/** Waits for a condition; no longer than told, and no longer than the user. */
async function until(condition: () => boolean, milliseconds: number, signal: AbortSignal): Promise<void> {
  const end = performance.now() + milliseconds
  while (!condition() && performance.now() < end && !signal.aborted) await sleep(LOOK_EVERY)
}

/** The user's environment without what would decide about a worker. PYTHONPATH may be where Celery comes from. */
const cleanEnv = (env: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(env).filter(
      ([name]) =>
        !/^(CELERY|DJANGO_SETTINGS|FORKED_BY|MP_|C_FORCE_ROOT|REMAP_SIGTERM|PYTHONSTARTUP|__PYVENV)/i.test(name),
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
