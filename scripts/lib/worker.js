// Drives `poolwise worker launch --json`: its events on stdout, the worker's own log on stderr.
import { createInterface } from 'node:readline'
import { Failure } from './errors.js'
import { start } from './run.js'

/**
 * @typedef {{ type: string } & Record<string, any>} WorkerEvent
 *
 * @typedef {object} Worker
 * @property {(type: string, deadlineMs: number) => Promise<WorkerEvent>} seen rejects when the worker exits first, or at the deadline
 * @property {(deadlineMs: number) => Promise<number | null>} stop requests a warm stop; its exit code
 * @property {() => boolean} running
 * @property {import('node:child_process').ChildProcess} child
 */

/**
 * @param {readonly string[]} argv @param {{ cwd: string, env: NodeJS.ProcessEnv, onLog: (line: string) => void }} options
 * @returns {Worker}
 */
export function launchWorker(argv, { cwd, env, onLog }) {
  const child = start(process.execPath, argv, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] })
  /** @type {WorkerEvent[]} */
  const events = []
  /** @type {Set<() => void>} */
  const waiting = new Set()
  /** @type {{ code: number | null } | null} */
  let gone = null
  const wake = () => waiting.forEach((look) => look())

  child.stdin?.on('error', () => undefined)
  if (child.stderr) createInterface({ input: child.stderr }).on('line', onLog)
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const event = parse(line)
      if (event === null) onLog(line)
      else events.push(event)
      wake()
    })
  }
  child.once('error', (error) => {
    onLog(error.message)
    gone = { code: null }
    wake()
  })
  child.once('close', (code) => {
    gone = { code }
    wake()
  })

  /** @template T @param {() => T | undefined} look @param {number} deadlineMs @param {string} what @returns {Promise<T>} */
  const until = (look, deadlineMs, what) =>
    new Promise((resolve, reject) => {
      const check = () => {
        const found = look()
        if (found !== undefined) settle(() => resolve(found))
        else if (gone) settle(() => reject(new Failure(`the worker exited (code ${gone?.code}) before it was ${what}`)))
      }
      const timer = setTimeout(
        () => settle(() => reject(new Failure(`the worker wasn't ${what} within ${deadlineMs / 1000} s`))),
        deadlineMs,
      )
      /** @param {() => void} end */
      const settle = (end) => {
        clearTimeout(timer)
        waiting.delete(check)
        end()
      }
      waiting.add(check)
      check()
    })

  return {
    child,
    running: () => gone === null,
    seen: (type, deadlineMs) => until(() => events.find((event) => event.type === type), deadlineMs, type),
    async stop(deadlineMs) {
      // On Windows no process can catch a signal: the launcher stops when its stdin ends.
      if (process.platform === 'win32') child.stdin?.end()
      else child.kill('SIGTERM')
      return (await until(() => gone ?? undefined, deadlineMs, 'stopped')).code
    },
  }
}

/** @param {string} line @returns {WorkerEvent | null} */
function parse(line) {
  try {
    const value = JSON.parse(line)
    return typeof value?.type === 'string' ? value : null
  } catch {
    return null
  }
}
