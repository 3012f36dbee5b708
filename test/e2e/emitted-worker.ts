import { type ChildProcess, spawn } from 'node:child_process'
import { delimiter, dirname } from 'node:path'
import { MAX_WAIT_MS } from '../support/deadlines.ts'

/** A worker as an emitted file starts it. */
export interface StartedWorker {
  readonly process: ChildProcess
  readonly log: () => string
  /** Waits until the log has this. */
  seen(pattern: RegExp): Promise<void>
  /** The exit code. */
  readonly ended: Promise<number | null>
}

const DEADLINE_MS = MAX_WAIT_MS

/** Nothing that this machine has set decides about the worker but what is given. */
export const cleanEnv = (python: string, env: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(CELERY|POOLWISE|DJANGO|VIRTUAL_ENV|PYTHONPATH|FORKED_BY)/.test(name),
    ),
  ),
  PATH: `${dirname(python)}${delimiter}${process.env['PATH'] ?? ''}`,
  PYTHONUNBUFFERED: '1',
  ...env,
})

/** @param argv found on PATH, where the project's environment stands first */
export function startWorker(argv: readonly string[], cwd: string, env: NodeJS.ProcessEnv): StartedWorker {
  const [file = '', ...args] = argv
  // A group of its own: what is left after a failed test is ended with it.
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  let text = ''
  const waiting = new Set<() => void>()
  const hear = (chunk: Buffer) => {
    text += chunk.toString()
    for (const look of waiting) look()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const seen = (pattern: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no ${String(pattern)} in:\n${text}`)), DEADLINE_MS)
      const look = () => {
        if (!pattern.test(text)) return
        clearTimeout(timer)
        waiting.delete(look)
        resolve()
      }
      waiting.add(look)
      look()
      void ended.then(() => {
        clearTimeout(timer)
        if (!pattern.test(text)) reject(new Error(`ended without ${String(pattern)}:\n${text}`))
      })
    })
  return { process: child, log: () => text, seen, ended }
}

export function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It is gone.
  }
}
