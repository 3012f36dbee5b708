// npm start: sets up the example, diagnoses it, plans, launches a worker, runs a task and stops the worker.
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { Failure, SetupError } from './lib/errors.js'
import { example, root } from './lib/paths.js'
import { findPython } from './lib/python.js'
import { endAll, run } from './lib/run.js'
import { buildIfChanged, exampleEnv, installPackages, makeExampleVenv, manage, requireNode } from './lib/setup.js'
import { orUnchanged, seconds, step } from './lib/steps.js'
import { launchWorker } from './lib/worker.js'

const cli = join(root, 'bin', 'run.js')
/** `interrupted`: the exit code, after a signal. @type {{ worker: import('./lib/worker.js').Worker | null, interrupted: number | null }} */
const state = { worker: null, interrupted: null }

/** Sets up what is missing or has changed. @returns {Promise<number>} milliseconds */
async function setUp() {
  const begun = performance.now()
  process.stdout.write('Setting up\n')
  await step('npm packages', installPackages, orUnchanged)
  const python = await step('Python', findPython, (found) => `${found.version} (${found.executable})`)
  await step('poolwise', buildIfChanged, orUnchanged)
  await step("the example's virtual environment", () => makeExampleVenv(python), orUnchanged)
  await step("the example's database", () => mustManage(['migrate', '--verbosity', '0']))
  return performance.now() - begun
}

/** Runs the built poolwise in the example's folder. @param {readonly string[]} args */
async function poolwise(args) {
  heading(`poolwise ${args.join(' ')}`)
  const result = await run(process.execPath, [cli, ...args], {
    cwd: example,
    env: exampleEnv(),
    inherit: true,
    deadlineMs: 180_000,
  })
  if (result.code !== 0) throw new Failure(`poolwise ${args.join(' ')} exited with code ${result.code ?? 'none'}`)
}

/** Launches the worker, imports the sample through a task, and stops the worker warm. */
async function importThroughWorker() {
  heading('poolwise worker launch --auto-pool')
  const begun = performance.now()
  const worker = launchWorker([cli, 'worker', 'launch', '--auto-pool', '--json', '--stop-on-eof'], {
    cwd: example,
    env: exampleEnv(),
    onLog: (line) => process.stdout.write(`  worker | ${line}\n`),
  })
  state.worker = worker
  await worker.seen('ready', 90_000)
  const ready = performance.now()
  const printed = await mustManage(['import_sample', '--timeout', '60'])
  const { imported, stored } = JSON.parse(printed.trim().split('\n').at(-1) ?? '{}')
  const done = performance.now()
  if (!(imported > 0 && imported === stored))
    throw new Failure(`the task imported ${imported} positions, but the database has ${stored}`)
  const code = await worker.stop(60_000)
  if (state.interrupted !== null) throw new Failure('interrupted')
  if (code !== 0) throw new Failure(`the worker exited with code ${code} after it was asked to stop`)
  return { stored, readyMs: ready - begun, importMs: done - ready, stopMs: performance.now() - done }
}

/** @param {readonly string[]} args @returns {Promise<string>} what it printed */
async function mustManage(args) {
  const result = await manage(args)
  if (result.code !== 0) throw new Failure(`manage.py ${args[0]} failed:\n${result.startError ?? result.output}`)
  return result.stdout
}

/** @param {string} command */
const heading = (command) => process.stdout.write(`\n$ ${command}\n`)

async function main() {
  requireNode()
  const setUpMs = await setUp()
  const begun = performance.now()
  await poolwise(['doctor'])
  await poolwise(['pool', 'recommend'])
  const { stored, readyMs, importMs, stopMs } = await importThroughWorker()
  process.stdout.write(`
Everything works on this machine: doctor found no errors, the planned worker was ready after ${seconds(readyMs)}, the task stored
${stored} positions (${stored} rows counted in the database) in ${seconds(importMs)}, and the worker shut down warm in ${seconds(stopMs)}.
Setting up took ${seconds(setUpMs)}, the other steps ${seconds(performance.now() - begun)}.

Next, in your own project:

  npm link                               once, in this checkout: makes \`poolwise\` a command
  cd path/to/your/project
  poolwise doctor                        what is wrong, and the command that fixes it
  poolwise pool recommend                which pool, and why
  poolwise worker launch --auto-pool     the worker, with that pool
`)
}

/** A warm stop: killed, the worker would lose its running task. */
async function stopWorker() {
  if (state.worker?.running()) await state.worker.stop(15_000).catch(() => undefined)
}

/** Kills the processes that `main` waits for, so that it fails and the cleanup at the end of this file runs. @param {number} code */
function interrupt(code) {
  if (state.interrupted !== null) {
    endAll()
    process.exit(code)
  }
  state.interrupted = code
  process.stdout.write('\nInterrupted: stopping the worker and other processes.\n')
  endAll(state.worker?.child)
  void stopWorker()
}

process.on('SIGINT', () => interrupt(130))
process.on('SIGTERM', () => interrupt(143))

try {
  await main()
} catch (error) {
  await stopWorker()
  endAll()
  if (state.interrupted !== null) process.exit(state.interrupted)
  if (!(error instanceof SetupError || error instanceof Failure)) throw error
  process.stderr.write(`\n${error.message}\n`)
  if (error instanceof SetupError) for (const line of error.details) process.stderr.write(`  ${line}\n`)
  process.exitCode = error instanceof SetupError ? 2 : 1
}
