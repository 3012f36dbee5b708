import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { signalGroup } from '../platform/end-all.ts'
import { killTree } from '../platform/kill-tree.ts'
import { hostOs } from '../platform/os.ts'
import type { SupervisorEvent } from './supervisor-event.ts'

export interface ChildOptions {
  readonly file: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
}

export interface WorkerChild {
  readonly stdout: Readable
  readonly stderr: Readable
  /** Writes a word to its standard input. No error where the worker has exited. */
  readonly say: (word: string) => void
  /** Reads its output on, whether anything takes it or not. */
  readonly read: () => void
  /** Sends a signal to the worker's main process. */
  readonly signal: (name: NodeJS.Signals) => void
  /** Sends a signal to its process group; POSIX. */
  readonly signalAll: (name: NodeJS.Signals) => void
  readonly killTree: () => void
  /** Kills what is left of its process group after the worker has exited. */
  readonly sweep: () => void
}

/** Milliseconds that a process which outlives the worker may keep the worker's output open. */
const OUTPUT_GRACE_MS = 1_000

/**
 * Starts the worker. On POSIX in a process group of its own, so that a terminal's Ctrl+C reaches only us. On Windows it
 * shares our console (a hidden or new one would take Ctrl+C and Ctrl+Break from it); lifeline.py ignores Ctrl+C there.
 *
 * By `spawn`, not execa: the pipes are the worker's lifeline and must not be buffered, closed or awaited by a library, and
 * a kill must act at once.
 */
export function startChild(options: ChildOptions, dispatch: (event: SupervisorEvent) => void): WorkerChild {
  const windows = hostOs() === 'windows'
  const child = spawn(options.file, options.args, {
    cwd: options.cwd,
    env: options.env,
    detached: !windows,
    windowsHide: false,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.on('error', () => undefined)
  child.once('spawn', () => dispatch({ type: 'child-started', pid: child.pid ?? 0 }))
  child.once('error', (error) => {
    if (child.pid === undefined) dispatch({ type: 'start-failed', message: error.message })
  })
  child.once('exit', (exitCode, signal) => {
    // Output that a slow destination hasn't taken yet is waited for.
    const unread = () => child.stdout.isPaused() || child.stderr.isPaused()
    const grace = setInterval(() => {
      if (unread()) return
      child.stdout.destroy()
      child.stderr.destroy()
    }, OUTPUT_GRACE_MS)
    child.once('close', () => {
      clearInterval(grace)
      dispatch({ type: 'child-gone', exitCode, signal })
    })
  })
  const end = () => {
    if (child.pid !== undefined) void killTree(child.pid)
  }
  return {
    stdout: child.stdout,
    stderr: child.stderr,
    say: (word) => {
      if (child.stdin.writable) child.stdin.write(`${word}\n`)
    },
    read: () => {
      child.stdout.resume()
      child.stderr.resume()
    },
    signal: (name) => void child.kill(name),
    signalAll: (name) => {
      if (child.pid !== undefined) signalGroup(child.pid, name)
    },
    killTree: end,
    // A group keeps its id while it has members. On Windows another process may have the id by now.
    sweep: windows ? () => undefined : end,
  }
}
