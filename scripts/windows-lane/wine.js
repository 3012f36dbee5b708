// Wine, where Windows isn't: found, or installed where that may be done, with a prefix of the lane's own.
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, start } from '../lib/run.js'
import { onPath } from './on-path.js'

/**
 * @typedef {object} Wine
 * @property {string} program
 * @property {Record<string, string>} env what every start of a Windows program needs
 */

/**
 * Debian and Ubuntu, as root: nowhere else is a package installed without being asked.
 * POOLWISE_WINDOWS_LANE=no-install forbids it there as well.
 * @returns {Promise<{ program: string } | { because: string }>}
 */
export async function findWine() {
  const here = onPath('wine')
  if (here) return { program: here }
  if (process.platform !== 'linux') return { because: 'Wine is not installed (it is only installed on Linux)' }
  if (process.env.POOLWISE_WINDOWS_LANE === 'no-install')
    return { because: 'Wine is not installed, and POOLWISE_WINDOWS_LANE forbids installing it' }
  const apt = onPath('apt-get')
  if (apt === null || process.getuid?.() !== 0)
    return { because: 'Wine is not installed. On Debian and Ubuntu: apt-get install wine wine64' }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run(apt, ['update', '-q'], { env })
  const options = ['-q', '-y', '--no-install-recommends']
  const installed = await run(apt, ['install', ...options, 'wine', 'wine64'], { env, deadlineMs: 900_000 })
  const program = onPath('wine')
  if (program !== null) return { program }
  return { because: `apt-get could not install Wine: ${installed.output.trim().split('\n').at(-1) ?? ''}` }
}

/** @param {string} cache */
export function wineEnvironment(cache) {
  return {
    WINEPREFIX: join(cache, 'prefix'),
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    // Neither .NET nor Internet Explorer is wanted: Wine would ask for their installers.
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
    DISPLAY: '',
  }
}

/**
 * A prefix of its own: its own registry, its own server process. Set to Windows 10, which Node asks for.
 * @param {Wine} wine @returns {Promise<boolean>} whether something was done
 */
export async function makePrefix({ program, env }) {
  const prefix = env.WINEPREFIX ?? ''
  const done = join(prefix, 'poolwise-made')
  if (existsSync(done)) return false
  mkdirSync(prefix, { recursive: true })
  const options = { env: { ...process.env, ...env }, deadlineMs: 600_000 }
  const booted = await run(program, ['wineboot', '--init'], options)
  // Its own exit code is no help: it is 0 when the version is unknown.
  await run(program, ['winecfg', '-v', 'win10'], options)
  if (!existsSync(join(prefix, 'system.reg')) && !(await settled({ program, env })))
    throw new Error(`Wine could not make its prefix:\n${booted.output}`)
  await settled({ program, env })
  writeFileSync(done, '')
  return true
}

/**
 * Waits until no Windows program runs in the prefix any more.
 * @param {Wine} wine @param {number} [deadlineMs] @returns {Promise<boolean>} false: something still runs
 */
export async function settled({ env }, deadlineMs = 60_000) {
  const server = onPath('wineserver') ?? '/usr/lib/wine/wineserver64'
  const waited = await run(server, ['--wait'], { env: { ...process.env, ...env }, deadlineMs })
  return waited.code === 0
}

/**
 * Starts Wine's server and services, and keeps them: otherwise the first program of a test would start them, and they would
 * hold its output open long after it has ended.
 * @param {Wine} wine @returns {Promise<() => void>} lets them go
 */
export async function keepServices({ program, env }) {
  const environment = { ...process.env, ...env }
  // Waits for a key, that is, for its standard input to end.
  const child = start(program, ['cmd', '/c', 'pause'], { env: environment, stdio: ['pipe', 'ignore', 'ignore'] })
  child.stdin?.on('error', () => undefined)
  await once(start(program, ['cmd', '/c', 'ver'], { env: environment, stdio: 'ignore' }), 'exit')
  return () => child.stdin?.end()
}
