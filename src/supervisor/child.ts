import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
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
  /** A word into its standard input. A worker that is gone doesn't hear it, which is no error. */
  readonly say: (word: string) => void
  readonly killTree: () => void
  /** Ends what is left of its process group after it has gone. */
  readonly sweep: () => void
}

/** Milliseconds that a process which outlives the worker may keep its output open. */
const OUTPUT_GRACE = 1_000

/**
 * Starts the worker. On POSIX in a process group of its own: a terminal's Ctrl+C then reaches only us. On Windows it shares
 * our console (a hidden or new one would take Ctrl+C and Ctrl+Break from it) and ignores Ctrl+C by itself.
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
    // Output that nobody has taken yet, because where it goes is slow, is waited for.
    const unread = () => child.stdout.isPaused() || child.stderr.isPaused()
    const grace = setInterval(() => {
      if (unread()) return
      child.stdout.destroy()
      child.stderr.destroy()
    }, OUTPUT_GRACE)
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
    killTree: end,
    // A group's id stays taken while it has members. A Windows process id may already be somebody else's.
    sweep: windows ? () => undefined : end,
  }
}
