// The Windows lane: real Windows programs (CPython, Celery's wheels, Node.js), on Windows itself or under Wine.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/paths.js'
import { run } from '../lib/run.js'
import { orUnchanged, step } from '../lib/steps.js'
import { makeVenv } from '../lib/venvs.js'
import { celeries, fetchNode, fetchPython, fetchWheelFiles, fetchWheels } from './fetch.js'
import { compileLauncher, launcherFile } from './launcher.js'
import { findWine, makePrefix, wineEnvironment } from './wine.js'

export const cache = join(root, '.cache', 'windows-lane')

/**
 * The lane as test/windows gets it: JSON in POOLWISE_WINDOWS_LANE_SETUP.
 * @typedef {object} Lane
 * @property {import('./wine.js').Wine | null} wine null on Windows itself
 * @property {string} node node.exe
 * @property {string} python the base interpreter
 * @property {string | null} launcher the compiled launcher; null where `python -m venv` makes real environments
 * @property {Record<string, string>} sites site-packages by Celery
 * @property {string} wheels a folder with wheels that the tests install, and with the parts of a console script
 * @property {string} poolwise the installed package that is tested
 * @property {string} folder for what the tests write
 */

/**
 * Sets up what is missing; a second run downloads nothing.
 * @param {import('../lib/python.js').Python} python
 * @returns {Promise<Lane | { because: string }>} why there can be no lane here
 */
export async function setUpLane(python) {
  mkdirSync(cache, { recursive: true })
  const folder = join(cache, 'work')
  const sites = Object.fromEntries(celeries.map((name) => [name, join(cache, name)]))
  const wheels = join(cache, 'wheels')
  const common = { poolwise: installed(), folder: emptied(folder), wheels }
  const fetchFiles = () => step('wheels to install', () => fetchWheelFiles(wheels, python.executable), orUnchanged)
  if (process.platform === 'win32') {
    await fetchFiles()
    return { ...common, ...(await onWindows(python)) }
  }

  const wine = await step('Wine', findWine, (found) => ('program' in found ? found.program : found.because))
  if (!('program' in wine)) return wine
  const env = wineEnvironment(cache)
  const pip = python.executable
  // By far the longest step, and only the tests wait for it.
  const compiling = compileLauncher(cache, pip)
  compiling.catch(() => undefined)
  await step('Wine prefix', () => makePrefix({ ...wine, env }), orUnchanged)
  await step('Python for Windows', () => fetchPython(join(cache, 'python'), pip), orUnchanged)
  await step('Node.js for Windows', () => fetchNode(join(cache, 'node')), orUnchanged)
  for (const name of celeries)
    await step(`${name} for Windows`, () => fetchWheels(sites[name] ?? '', name, pip), orUnchanged)
  await fetchFiles()
  await step('launcher of virtual environments', () => compiling, orUnchanged)
  return {
    ...common,
    wine: { ...wine, env },
    node: join(cache, 'node', 'node.exe'),
    python: join(cache, 'python', 'python.exe'),
    launcher: launcherFile(cache),
    sites,
  }
}

/** @param {import('../lib/python.js').Python} python */
async function onWindows(python) {
  const venvs = celeries.map((name) => /** @type {const} */ ([name, join(cache, name)]))
  for (const [name, venv] of venvs) {
    const requirements = join(root, 'test', 'windows', 'requirements', `${name}.txt`)
    await step(`virtual environment ${name}`, () => makeVenv(venv, requirements, python, []), orUnchanged)
  }
  // The Python that was found may belong to a virtual environment.
  const base = await run(python.executable, ['-I', '-c', 'import sys; print(sys._base_executable)'])
  return {
    wine: null,
    node: process.execPath,
    python: base.stdout.trim(),
    launcher: null,
    sites: Object.fromEntries(venvs.map(([name, venv]) => [name, join(venv, 'Lib', 'site-packages')])),
  }
}

/**
 * The package as npm would install it, in a folder with a space in its name. A copy, so that a build in the checkout
 * doesn't change what is tested.
 */
function installed() {
  const target = emptied(join(cache, 'installed here', 'poolwise'))
  const { files } = /** @type {{ files: string[] }} */ (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  for (const file of ['package.json', ...files])
    if (existsSync(join(root, file))) cpSync(join(root, file), join(target, file), { recursive: true })
  return target
}

/** @param {string} folder */
function emptied(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  mkdirSync(folder, { recursive: true })
  return folder
}
