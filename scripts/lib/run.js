// Starting programs for the repository's own scripts: argv only, a deadline always, the whole tree ended with it.
import { execFileSync, spawn } from 'node:child_process'

const windows = process.platform === 'win32'

/** @type {Set<import('node:child_process').ChildProcess>} */
const alive = new Set()

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {Record<string, string | undefined>} [env]
 * @property {number} [deadlineMs] after which the process and all it started are ended; 10 minutes unless told
 * @property {(text: string) => void} [onOutput] stdout and stderr as they come
 * @property {boolean} [inherit] let the program write to our own terminal
 *
 * @typedef {object} RunResult
 * @property {number | null} code
 * @property {string} stdout
 * @property {string} stderr
 * @property {string} output both, in the order of arrival
 * @property {boolean} timedOut
 * @property {string | null} startError
 */

/**
 * Runs one program to its end. Never throws: what went wrong is in the result.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(file, args, options = {}) {
  return new Promise((resolve) => {
    const child = start(file, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: options.inherit ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    })
    /** @type {RunResult} */
    const result = { code: null, stdout: '', stderr: '', output: '', timedOut: false, startError: null }
    for (const name of /** @type {const} */ (['stdout', 'stderr'])) {
      child[name]?.setEncoding('utf8').on('data', (text) => {
        result[name] += text
        result.output += text
        options.onOutput?.(text)
      })
    }
    const timer = setTimeout(() => {
      result.timedOut = true
      endTree(child)
    }, options.deadlineMs ?? 600_000)
    child.once('error', (error) => {
      clearTimeout(timer)
      resolve({ ...result, startError: error.message })
    })
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve({ ...result, code })
    })
  })
}

/**
 * Starts a program that `endAll` will end: in a process group of its own on POSIX.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function start(file, args, options) {
  const child = spawn(file, args, { windowsHide: true, ...options, detached: !windows })
  alive.add(child)
  child.once('exit', () => alive.delete(child))
  child.once('error', () => alive.delete(child))
  return child
}

/**
 * Ends a process of ours and all that it started.
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
 * Ends everything that was started here and still runs.
 * @param {import('node:child_process').ChildProcess | null} [spared]
 */
export function endAll(spared = null) {
  for (const child of alive) if (child !== spared) endTree(child)
}

/**
 * npm, run by this very Node. `npm` itself is a shell script (on Windows `npm.cmd`, which Node refuses to start
 * without a shell), so its JavaScript is looked for: where `npm run` says it is, then beside Node.
 * @returns {Promise<string | null>} the path of npm-cli.js
 */
export async function findNpmCli() {
  const { existsSync, realpathSync } = await import('node:fs')
  const { delimiter, dirname, isAbsolute, join } = await import('node:path')
  const node = dirname(realpathSync(process.execPath))
  const onPath = (process.env.PATH ?? process.env.Path ?? '').split(delimiter).filter(isAbsolute)
  const candidates = [
    process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : '',
    join(node, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(node, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    // Debian keeps npm apart from Node; /usr/bin/npm links to the script itself.
    '/usr/share/nodejs/npm/bin/npm-cli.js',
    ...onPath.flatMap((folder) => [
      join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
      existsSync(join(folder, 'npm')) ? realpathSync(join(folder, 'npm')) : '',
    ]),
  ]
  return candidates.find((file) => file.endsWith('npm-cli.js') && existsSync(file)) ?? null
}
