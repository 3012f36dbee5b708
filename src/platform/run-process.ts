import { spawn } from 'node:child_process'
import { hostOs } from './os.ts'
import { killTree } from './kill-tree.ts'

export interface RunOptions {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Milliseconds after which the process and all its children are ended. */
  readonly deadlineMs: number
  readonly signal?: AbortSignal
  /** Called with stdout as it comes; without it stdout is collected. */
  readonly onStdout?: (chunk: Buffer) => void
  /** Called with stderr as it comes; its end is collected all the same. */
  readonly onStderr?: (chunk: Buffer) => void
  readonly input?: string
}

export interface RunResult {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  /** The last 64 KiB. */
  readonly stderr: string
  readonly timedOut: boolean
  /** The program couldn't be started: ENOENT, EACCES … */
  readonly startError: string | null
}

const KEEP = 64 * 1024

/**
 * Runs one program to its end: argv, never a shell; a deadline, always; and all that it started ends with it.
 * Never throws: what went wrong is in the result.
 */
export function runProcess(file: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  return new Promise((resolve) => {
    const stdout: Buffer[] = []
    let stderr = ''
    let timedOut = false
    let child: ReturnType<typeof spawn>
    try {
      child = spawn(file, args, {
        cwd: options.cwd,
        env: options.env,
        // A group of its own on POSIX, so that the whole tree can be ended, and a terminal's Ctrl+C stays with us.
        detached: hostOs() !== 'windows',
        windowsHide: true,
        stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      })
    } catch (error) {
      // Some faults are thrown, not emitted: a .bat or .cmd without a shell, a NUL in an argument.
      const startError = error instanceof Error ? error.message : String(error)
      resolve({ exitCode: null, signal: null, stdout: '', stderr, timedOut, startError })
      return
    }
    const end = () => {
      if (child.pid !== undefined) void killTree(child.pid)
    }
    const timer = setTimeout(() => {
      timedOut = true
      end()
    }, options.deadlineMs)
    options.signal?.addEventListener('abort', end, { once: true })
    const finish = (exitCode: number | null, signal: NodeJS.Signals | null, startError: string | null) => {
      clearTimeout(timer)
      options.signal?.removeEventListener('abort', end)
      resolve({ exitCode, signal, stdout: Buffer.concat(stdout).toString('utf8'), stderr, timedOut, startError })
    }
    child.stdout?.on('data', options.onStdout ?? ((chunk: Buffer) => stdout.push(chunk)))
    child.stderr?.on('data', (chunk: Buffer) => (stderr = (stderr + chunk.toString('utf8')).slice(-KEEP)))
    if (options.onStderr) child.stderr?.on('data', options.onStderr)
    child.once('error', (error) => finish(null, null, error.message))
    child.once('exit', (exitCode, signal) => {
      // A grandchild may hold the pipes open: what it says after our child is gone is not waited for.
      const settle = () => finish(exitCode, signal, null)
      const grace = setTimeout(() => {
        end()
        child.stdout?.destroy()
        child.stderr?.destroy()
        settle()
      }, 500)
      child.once('close', () => {
        clearTimeout(grace)
        settle()
      })
    })
    if (options.input !== undefined) {
      child.stdin?.on('error', () => undefined)
      child.stdin?.end(options.input)
    }
  })
}
