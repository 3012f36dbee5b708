import { randomUUID } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { pythonAsset } from '../../platform/python-assets.ts'
import { killFamily } from '../../platform/kill-family.ts'
import { runProcess, type RunResult } from '../../platform/run-process.ts'
import { channelReader } from './channel.ts'
import type { ChannelEvent } from './read-event.ts'

/** What faulthandler writes before it ends the process (src/python/_poolwise/watchdog.py). */
export const TIMER_ENDED = /^Timeout \(/m

export interface PythonJob {
  /** File name in src/python. */
  readonly script: string
  readonly interpreter: string
  /** The project's folder. */
  readonly root: string
  /** The working directory, relative to the project's folder; absent or null: that folder itself. */
  readonly folder?: string | null
  readonly env: Readonly<Record<string, string | undefined>>
  /** The script's JSON argument; `nonce` and `root` are added. */
  readonly parameters: Readonly<Record<string, unknown>>
  /** JSON for its standard input: too long for a command line. */
  readonly input?: unknown
  readonly deadlineMs: number
  readonly signal: AbortSignal
  readonly onStage: (stage: string) => void
}

export interface PythonRun {
  readonly events: readonly ChannelEvent[]
  readonly ended: RunResult
  /** Output on stdout other than events. */
  readonly junk: string
  /** The project's folder, without symbolic links: as Python names the files in it. */
  readonly root: string
}

/**
 * Runs a script of src/python with the project's interpreter, in the folder where a worker runs, with the user's environment.
 * Not isolated (-I): PYTHONPATH is part of what is examined. Nothing is written into the project, not even bytecode.
 */
export async function runPython(run: PythonJob): Promise<PythonRun> {
  const root = realpathSync(run.root)
  const nonce = `${randomUUID()} `
  const mark = randomUUID()
  const hung = new AbortController()
  const reader = channelReader(nonce, (event) => {
    if ('begin' in event) run.onStage(event.begin)
    if ('hung' in event) hung.abort()
  })
  const ended = await runProcess(
    run.interpreter,
    [pythonAsset(run.script), ascii({ ...run.parameters, nonce, root })],
    {
      cwd: run.folder == null ? root : join(root, run.folder),
      env: { ...run.env, PYTHONDONTWRITEBYTECODE: '1' },
      mark,
      deadlineMs: run.deadlineMs,
      signal: AbortSignal.any([run.signal, hung.signal]),
      onStdout: reader.push,
      ...(run.input !== undefined && { input: ascii(run.input) }),
    },
  )
  reader.finish()
  // It hung in C code, and its timer ended it.
  if (TIMER_ENDED.test(reader.junk())) killFamily(null, mark)
  return { events: reader.events, ended, junk: reader.junk(), root }
}

/** JSON in ASCII: an old Python under the C locale reads nothing else. */
const ascii = (value: unknown): string =>
  JSON.stringify(value).replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
