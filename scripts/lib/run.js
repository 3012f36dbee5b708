// Starting programs for the repository's own scripts: argv only, a deadline always, the whole tree killed with it.
import { execFileSync, spawn } from 'node:child_process'

const windows = process.platform === 'win32'

/** @type {Set<import('node:child_process').ChildProcess>} */
const alive = new Set()

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {Record<string, string | undefined>} [env] the whole environment; our own by default
 * @property {number} [deadlineMs] after which the process and all it started are killed; 10 minutes by default
 * @property {boolean} [inherit] the program writes to our own terminal
 *
 * @typedef {object} RunResult
 * @property {number | null} code
 * @property {string} stdout
 * @property {string} stderr
 * @property {string} output both, in order of arrival
 * @property {boolean} timedOut
 * @property {string | null} startError
 */

/**
 * Runs one program to its end, by execa: not before `installPackages`. Never throws: what went wrong is in the result.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export async function run(file, args, { cwd, env = process.env, deadlineMs = 600_000, inherit = false } = {}) {
  // Loaded here, so that a script can import this file when node_modules is still empty.
  const { execa } = await import('execa')
  const child = execa(file, args, {
    ...(cwd !== undefined && { cwd }),
    env,
    extendEnv: false,
    detached: !windows,
    cleanup: false,
    stdin: 'ignore',
    stdout: inherit ? 'inherit' : 'pipe',
    stderr: inherit ? 'inherit' : 'pipe',
    all: true,
    stripFinalNewline: false,
    reject: false,
  })
  track(child)
  let timedOut = false
  const timer = setTimeout(() => {
    timedOut = true
    endTree(child)
  }, deadlineMs)
  const { exitCode, stdout, stderr, all, originalMessage } = await child
  clearTimeout(timer)
  return {
    code: exitCode ?? null,
    stdout: stdout ?? '',
    stderr: stderr ?? '',
    output: all ?? '',
    timedOut,
    startError: child.pid === undefined ? (originalMessage ?? 'not started') : null,
  }
}

/**
 * Starts a program that goes on running, in a process group of its own on POSIX; `endAll` will kill it. Plain Node: it
 * serves `npm ci` as well.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function start(file, args, options) {
  const child = spawn(file, args, { windowsHide: true, ...options, detached: !windows })
  track(child)
  return child
}

/** @param {import('node:child_process').ChildProcess} child */
function track(child) {
  alive.add(child)
  child.once('exit', () => alive.delete(child))
  child.once('error', () => alive.delete(child))
}

/**
 * Kills a process of ours and all that it started.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} [signal]
 */
export function endTree(child, signal = 'SIGKILL') {
  if (child.pid === undefined) return
  try {
    if (windows)
      execFileSync(
        `${process.env.SystemRoot ?? 'C:\\Windows'}\\System32\\taskkill.exe`,
        ['/PID', String(child.pid), '/T', '/F'],
        { stdio: 'ignore', timeout: 5_000 },
      )
    else process.kill(-child.pid, signal)
  } catch {
    child.kill(signal)
  }
}

/**
 * Kills everything that was started here and still runs.
 * @param {import('node:child_process').ChildProcess | null} [spared]
 */
export function endAll(spared = null) {
  for (const child of alive) if (child !== spared) endTree(child)
}
