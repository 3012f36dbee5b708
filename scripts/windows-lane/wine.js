// Wine, on systems other than Windows: found, or installed where that is allowed, with a prefix of its own.
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, start } from '../lib/run.js'
import { onPath } from '../lib/on-path.js'

/**
 * @typedef {object} Wine
 * @property {string} program
 * @property {Record<string, string>} env what every start of a Windows program needs
 */

/**
 * Installs Wine on Debian and Ubuntu as root only, and not with POOLWISE_WINDOWS_LANE=no-install.
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
    // No .NET and no Internet Explorer: Wine would offer to install them.
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
    DISPLAY: '',
  }
}

/**
 * Makes the prefix (registry and server process). Set to Windows 10, which Node requires.
 * @param {Wine} wine @returns {Promise<boolean>} whether something was done
 */
export async function makePrefix({ program, env }) {
  const prefix = env.WINEPREFIX ?? ''
  const done = join(prefix, 'poolwise-made')
  if (existsSync(done)) return false
  mkdirSync(prefix, { recursive: true })
  const options = { env: { ...process.env, ...env }, deadlineMs: 600_000 }
  const booted = await run(program, ['wineboot', '--init'], options)
  // winecfg exits with 0 even for an unknown version.
  await run(program, ['winecfg', '-v', 'win10'], options)
  if (!existsSync(join(prefix, 'system.reg')) && !(await settled({ program, env })))
    throw new Error(`Wine could not make its prefix:\n${booted.output}`)
  await settled({ program, env })
  writeFileSync(done, '')
  return true
}

/**
 * Waits until no Windows program runs in the prefix.
 * @param {Wine} wine @param {number} [deadlineMs] @returns {Promise<boolean>} false: a program still runs
 */
export async function settled({ env }, deadlineMs = 60_000) {
  const server = onPath('wineserver') ?? '/usr/lib/wine/wineserver64'
  const waited = await run(server, ['--wait'], { env: { ...process.env, ...env }, deadlineMs })
  return waited.code === 0
}

/**
 * Starts Wine's server and services and keeps them running. Otherwise the first program of a test would start them, and
 * they would hold its output open long after it has exited.
 * @param {Wine} wine @returns {Promise<() => void>} ends them
 */
export async function keepServices({ program, env }) {
  const environment = { ...process.env, ...env }
  // `pause` waits for a key: until its standard input ends.
  const child = start(program, ['cmd', '/c', 'pause'], { env: environment, stdio: ['pipe', 'ignore', 'ignore'] })
  child.stdin?.on('error', () => undefined)
  await once(start(program, ['cmd', '/c', 'ver'], { env: environment, stdio: 'ignore' }), 'exit')
  return () => child.stdin?.end()
}
