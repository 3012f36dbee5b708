import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { closeSync, openSync } from 'node:fs'
import { endAll } from './end-all.ts'
import { FAMILY_MARK } from './kill-family.ts'
import { locateProgram } from './locate-program.ts'
import { hostOs } from './os.ts'

export interface StartOptions {
  readonly cwd: string
  /** The whole environment of the process: nothing is inherited. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** Both streams are appended to this file, in the order in which they were written. */
  readonly logFile: string
  /**
   * The program and all that it started exit on request, and are asked before `end` is called. On Windows, where
   * descendants of a process can't always be found, `end` gives them time for that.
   */
  readonly exitsOnRequest?: boolean
}

export interface StartedProcess {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  /** Why the program could not be started: ENOENT, EACCES …; null where it was. */
  readonly startError: string | null
  /** Settles when the process has exited, or was not started. */
  readonly gone: Promise<void>
  /** Kills the process and all that it started, and removes their shared semaphores. Safe to call again. */
  end(): Promise<void>
}

/** Milliseconds to wait for a process to exit. */
const EXIT_TIMEOUT_MS = 4_000

/**
 * Starts a program that will run for a while, its output going to a file. Never throws.
 *
 * By `spawn`, not execa: the program gets the open file itself, for both streams, so that their order is kept and nothing
 * is lost when we end first. execa would copy each stream through this process.
 */
export function startProcess(file: string, args: readonly string[], options: StartOptions): StartedProcess {
  const program = locateProgram(file, options)
  if ('problem' in program) return notStarted(program.problem)
  const log = openSync(options.logFile, 'a')
  const windows = hostOs() === 'windows'
  const mark = randomUUID()
  let child: ReturnType<typeof spawn>
  try {
    child = spawn(program.file, args, {
      cwd: options.cwd,
      env: { ...options.env, [FAMILY_MARK]: mark },
      // A group of its own on POSIX, by which all that it starts is found again.
      detached: !windows,
      windowsHide: true,
      stdio: ['ignore', log, log],
    })
  } catch (error) {
    // Arguments that no process can get, such as one with a NUL in it.
    return notStarted(error instanceof Error ? error.message : String(error))
  } finally {
    closeSync(log)
  }
  let startError: string | null = null
  const gone = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      if (child.pid !== undefined) return
      startError = error.message
      resolve()
    })
    child.once('exit', () => resolve())
  })
  const hasExited = () => child.exitCode !== null || child.signalCode !== null
  return {
    get exitCode() {
      return child.pid === undefined ? null : child.exitCode
    },
    get signal() {
      return child.signalCode
    },
    get startError() {
      return startError
    },
    gone,
    async end() {
      const { pid } = child
      if (pid === undefined) return
      if (windows && options.exitsOnRequest && !hasExited()) await within(gone, EXIT_TIMEOUT_MS)
      await endAll(pid, hasExited(), mark)
      await within(gone, EXIT_TIMEOUT_MS)
    },
  }
}

const notStarted = (startError: string): StartedProcess => ({
  exitCode: null,
  signal: null,
  startError,
  gone: Promise.resolve(),
  end: async () => undefined,
})

async function within(promise: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  await Promise.race([promise, new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)))])
  clearTimeout(timer)
}
