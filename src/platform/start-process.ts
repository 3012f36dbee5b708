import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { endAll } from './end-all.ts'
import { hostOs } from './os.ts'

export interface StartOptions {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Everything it says, both streams in the order in which it was said, is added to this file. */
  readonly logFile: string
  /**
   * On Windows, where what a program has started can't always be found: it and all of that leave by themselves when they
   * are told, which is done before `end`. It gets a moment for it.
   */
  readonly leavesWhenTold?: boolean
}

export interface StartedProcess {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  /** Set when it couldn't be started at all: ENOENT, EACCES … */
  readonly startError: string | null
  /** Settles when it has gone, however it went. */
  readonly gone: Promise<void>
  /** Ends it and all that it started; nothing of it is left, shared semaphores included. Safe to call again. */
  end(): Promise<void>
}

/** Milliseconds that a process has to leave by itself. */
const GRACE = 4_000

/** Starts a program that will run for a while, its output going to a file. Never throws. */
export function startProcess(file: string, args: readonly string[], options: StartOptions): StartedProcess {
  const log = openSync(options.logFile, 'a')
  const windows = hostOs() === 'windows'
  const state: { exitCode: number | null; signal: NodeJS.Signals | null; startError: string | null } = {
    exitCode: null,
    signal: null,
    startError: null,
  }
  let child: ReturnType<typeof spawn>
  try {
    child = spawn(file, args, {
      cwd: options.cwd,
      env: options.env,
      // A group of its own on POSIX, by which all that it starts is found again.
      detached: !windows,
      windowsHide: true,
      stdio: ['ignore', log, log],
    })
  } catch (error) {
    // Some faults are thrown, not emitted: a .bat or .cmd without a shell, a NUL in an argument.
    state.startError = error instanceof Error ? error.message : String(error)
    return { ...state, gone: Promise.resolve(), end: async () => undefined }
  } finally {
    closeSync(log)
  }
  const gone = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      if (child.pid === undefined) state.startError = error.message
      if (child.pid === undefined) resolve()
    })
    child.once('exit', (exitCode, signal) => {
      Object.assign(state, { exitCode, signal })
      resolve()
    })
  })
  const left = () => child.exitCode !== null || child.signalCode !== null
  return {
    get exitCode() {
      return state.exitCode
    },
    get signal() {
      return state.signal
    },
    get startError() {
      return state.startError
    },
    gone,
    async end() {
      const { pid } = child
      if (pid === undefined) return
      if (windows && options.leavesWhenTold && !left()) await within(gone, GRACE)
      await endAll(pid, left())
      await within(gone, GRACE)
    },
  }
}

const within = async (promise: Promise<void>, milliseconds: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  await Promise.race([promise, new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)))])
  clearTimeout(timer)
}
