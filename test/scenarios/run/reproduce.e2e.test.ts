import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Ajv } from 'ajv'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBrokers } from '../../../src/sandbox/brokers/open-brokers.ts'
import { scenarios } from '../../../src/scenarios/catalogue/index.ts'
import type { ReproduceReport, ScenarioResult } from '../../../src/scenarios/report.ts'
import { runScenario } from '../../../src/scenarios/run/run-scenario.ts'
import type { ScenarioEnvironment } from '../../../src/scenarios/environment.ts'
import { bin, repository, runBin } from '../../support/run-bin.ts'
import { venv } from '../../support/venv.ts'
import { environmentOf } from '../environment-of.ts'

const { signal } = new AbortController()

async function alone(id: string, environment: ScenarioEnvironment): Promise<ScenarioResult> {
  const brokers = openBrokers({ given: [], program: () => null, env: process.env, signal })
  try {
    const scenario = scenarios.find((one) => one.id === id)!
    return await runScenario(scenario, { environment, brokers, keep: false, signal, onStep: () => undefined })
  } finally {
    await brokers.end()
  }
}

it('--start-method decides: forked children have what the main process loaded', async () => {
  const result = await alone('module-state-lost-in-spawn', await environmentOf(await venv('celery-5.6.2'), 'fork'))
  expect([result.outcome, result.evidence?.tasks, result.cure?.worked]).toEqual([
    'not-reproduced',
    { sent: 4, done: 4 },
    true,
  ])
})

it('without a server it is not applicable, and says how to name one', async () => {
  const result = await alone('duplicate-node-names', await environmentOf(await venv('celery-5.7.0')))
  expect([result.outcome, result.because]).toEqual(['not-applicable', expect.stringContaining('--broker')])
})

describe('the command', () => {
  // A temporary folder of its own: what is left in it is ours.
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'reproduce-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const poolwise = async (...args: string[]) =>
    runBin(['reproduce', ...args, '--python', await venv('celery-5.6.2')], { env: { TMPDIR: folder } })

  it('runs both, tells both, leaves nothing', async () => {
    const { exitCode, stdout } = await poolwise('spawn-empty-task-registry', '--json')
    const report = JSON.parse(stdout) as ReproduceReport
    const schema: unknown = JSON.parse(readFileSync(join(repository, 'schemas', 'reproduce.json'), 'utf8'))
    const validate = new Ajv({ strict: false }).compile(schema as object)
    validate(report)
    expect(validate.errors).toBeNull()
    expect(report.scenarios).toMatchObject([
      {
        id: 'spawn-empty-task-registry',
        outcome: 'reproduced',
        label: 'spawn-fast-trace-unpack',
        evidence: { diagnosis: 'spawn-fast-trace-unpack', tasks: { sent: 4, done: 0 }, folder: null },
        cure: { worked: true, diagnosis: null, tasks: { sent: 4, done: 4 } },
      },
    ])
    expect(report.scenarios[0]?.evidence?.excerpt).toContain('expected 3, got 0')
    expect([exitCode, readdirSync(folder)]).toEqual([0, []])
  })

  it('--keep leaves the projects, and they can be run again', async () => {
    const { stdout } = await poolwise('reload-option', '--keep', '--json')
    const [scenario] = (JSON.parse(stdout) as ReproduceReport).scenarios
    for (const run of [scenario?.evidence, scenario?.cure])
      expect(readdirSync(run?.folder ?? '')).toEqual(
        expect.arrayContaining(['output.log', 'run_settings.py', 'shop.py']),
      )
  })

  it('a failure that does not come is exit 1', async () => {
    const { exitCode, stdout } = await poolwise('module-state-lost-in-spawn', '--start-method', 'fork')
    expect(exitCode).toBe(1)
    expect(stdout).toContain('not-reproduced')
  })

  it.each([
    [['reload-opton'], /reload-option/],
    [[], /--list/],
    [['reload-option', '--start-method', 'threads'], /fork, spawn, forkserver/],
  ])('%j is exit 2, with the next step', async (args, next) => {
    const { exitCode, stderr } = await poolwise(...args)
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(next)])
  })

  it('without Celery it is exit 2', async () => {
    const { exitCode, stderr } = await runBin(['reproduce', 'reload-option', '--python', process.execPath])
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--python')])
  })

  it('--list knows them all', async () => {
    const { exitCode, stdout } = await poolwise('--list')
    expect(exitCode).toBe(0)
    for (const { id } of scenarios) expect(stdout).toContain(id)
  })

  it.skipIf(process.platform === 'win32')('Ctrl+C ends what was started, too', async () => {
    const args = [bin, 'reproduce', 'silent-worker-on-black-hole', '--python', await venv('celery-5.6.2')]
    const child = spawn(process.execPath, args, { env: { ...process.env, TMPDIR: folder }, stdio: 'ignore' })
    await until(() => workersIn(folder).length > 0 || child.exitCode !== null)
    expect(child.exitCode).toBeNull()
    expect(processesIn(folder).length > 0 || process.platform !== 'linux').toBe(true)
    child.kill('SIGINT')
    expect(await exitOf(child)).toBe(130)
    expect([readdirSync(folder), processesIn(folder)]).toEqual([[], []])
  })
})

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', (code) => resolve(code)))

/** Workers that have got as far as their banner, by their logs. */
const workersIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('output.log'))
    .filter((file) => readFileSync(join(folder, file), 'utf8').includes('[tasks]'))

/** Linux: processes that work in the folder. */
const processesIn = (folder: string): string[] =>
  process.platform !== 'linux'
    ? []
    : readdirSync('/proc').filter((pid) => {
        try {
          return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`).startsWith(folder)
        } catch {
          return false
        }
      })

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(50)
}
