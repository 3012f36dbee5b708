import { randomUUID } from 'node:crypto'
import { StringDecoder } from 'node:string_decoder'
import { FAMILY_MARK, killFamily } from './kill-family.ts'
import { killTree } from './kill-tree.ts'
import { hostOs } from './os.ts'
import { locateProgram } from './locate-program.ts'

export interface RunOptions {
  readonly cwd: string
  /** The whole environment of the process: nothing is inherited. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** Milliseconds after which the process and all its children are killed. */
  readonly deadlineMs: number
  /** Kills the process and all its children; aborted already, the process isn't started. */
  readonly signal?: AbortSignal
  /** Called with stdout as it arrives; without it stdout is collected. */
  readonly onStdout?: (chunk: Buffer) => void
  /** Called with stderr as it arrives; its tail is collected all the same. */
  readonly onStderr?: (chunk: Buffer) => void
  readonly input?: string
  /** By which its family can be found once it has ended (killFamily); unique. */
  readonly mark?: string
}

export interface RunResult {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  /** UTF-8, at most 100 MB: beyond that the pipe is closed. Empty with `onStdout`. */
  readonly stdout: string
  /** UTF-8, the last 64 KiB. */
  readonly stderr: string
  readonly timedOut: boolean
  /** Why the program could not be started: ENOENT, EACCES …; null where it was. */
  readonly startError: string | null
}

const MAX_STDERR = 64 * 1024
/** Milliseconds that a grandchild may keep our pipes open after the process itself has exited. */
const PIPE_GRACE_MS = 500

/**
 * Runs one program to its end: argv, never a shell; always with a deadline. Its process group ends with it, or its
 * process tree on Windows. execa starts it, collects its output and tells how it ended; it knows no process trees, so
 * deadline and abort are ours.
 * Never throws: what went wrong is in the result.
 */
export async function runProcess(file: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  const program = locateProgram(file, options)
  if ('problem' in program) return notStarted(program.problem)
  const { execa } = await import('execa')
  if (options.signal?.aborted) return notStarted('interrupted before it was started')

  const mark = options.mark ?? randomUUID()
  const start = () =>
    execa(program.file, args, {
      cwd: options.cwd,
      env: { ...options.env, [FAMILY_MARK]: mark },
      extendEnv: false,
      // A group of its own on POSIX, so that the whole tree can be killed, and a terminal's Ctrl+C stays with us.
      detached: hostOs() !== 'windows',
      // Would take over this process's signal handling.
      cleanup: false,
      ...(options.input === undefined ? { stdin: 'ignore' as const } : { input: options.input }),
      buffer: { stdout: options.onStdout === undefined, stderr: false },
      stripFinalNewline: false,
      reject: false,
      // Not even with NODE_DEBUG=execa: arguments may hold secrets.
      verbose: 'none',
    })
  let child: ReturnType<typeof start>
  try {
    child = start()
  } catch (error) {
    // Arguments that no process can get, such as one with a NUL in it.
    return notStarted(error instanceof Error ? error.message : String(error))
  }

  let stderr = ''
  let timedOut = false
  const end = () => {
    if (child.pid !== undefined) killFamily(child.pid, mark)
  }
  const deadline = setTimeout(() => {
    timedOut = true
    end()
  }, options.deadlineMs)
  let grace: NodeJS.Timeout | undefined
  options.signal?.addEventListener('abort', end, { once: true })
  if (options.onStdout) child.stdout.on('data', options.onStdout)
  if (options.onStderr) child.stderr.on('data', options.onStderr)
  const decoder = new StringDecoder('utf8')
  child.stderr.on('data', (chunk: Buffer) => (stderr = (stderr + decoder.write(chunk)).slice(-MAX_STDERR)))
  child.once('exit', () => {
    grace = setTimeout(() => {
      // A daemon that the program has started on purpose goes on.
      if (child.pid !== undefined) void killTree(child.pid)
      child.stdout.destroy()
      child.stderr.destroy()
    }, PIPE_GRACE_MS)
  })
  try {
    const result = await child
    if (child.pid === undefined) return notStarted(result.originalMessage ?? 'not started')
    return {
      exitCode: result.exitCode ?? null,
      signal: result.signal ?? null,
      stdout: options.onStdout ? '' : result.stdout,
      stderr,
      timedOut,
      startError: null,
    }
  } finally {
    clearTimeout(deadline)
    clearTimeout(grace)
    options.signal?.removeEventListener('abort', end)
  }
}

const notStarted = (startError: string): RunResult => ({
  exitCode: null,
  signal: null,
  stdout: '',
  stderr: '',
  timedOut: false,
  startError,
})
