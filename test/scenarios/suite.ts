import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openBrokers, type Brokers } from '../../src/sandbox/brokers/open-brokers.ts'
import { scenarios } from '../../src/scenarios/catalogue/index.ts'
import type { ScenarioResult } from '../../src/scenarios/report.ts'
import { runScenario } from '../../src/scenarios/run/run-scenario.ts'
import type { ScenarioEnvironment } from '../../src/scenarios/environment.ts'
import { MAX_WAIT_MS } from '../support/deadlines.ts'
import { rowsFor, venv, type VenvName } from '../support/venv.ts'
import { environmentOf } from './environment-of.ts'

/** With this Celery these are not applicable, whatever the machine has. */
const NOT_WITH: Readonly<Record<VenvName, readonly string[]>> = {
  'celery-5.7.0': ['spawn-empty-task-registry'],
  'celery-5.6.2': ['missing-main-guard'],
}
/** Run by the tests of the Windows lane. */
const WINDOWS =
  /^(?:venv-launcher-|handles-|soft-time-limit-without|hard-limit-old|beat-option-on-windows|detach-on-windows)/
const { signal } = new AbortController()

/** Every scenario with one Celery (each with one of the two unless the full suite is wanted), and that nothing is left of them. A file for each: they run side by side. */
export function scenarioSuite(name: VenvName): void {
  let environment: ScenarioEnvironment
  let brokers: Brokers
  // Of its own: what is left in it is ours.
  const folder = mkdtempSync(join(tmpdir(), 'scenarios-'))
  const before = semaphores()
  beforeAll(async () => {
    for (const variable of ['TMPDIR', 'TEMP', 'TMP']) process.env[variable] = folder
    environment = await environmentOf(await venv(name))
    const given = [process.env['TEST_REDIS_URL'], process.env['TEST_AMQP_URL']].filter((url) => url !== undefined)
    brokers = openBrokers({ given, program: environment.program, env: process.env, signal })
  })
  afterAll(async () => {
    await brokers.end()
    rmSync(folder, { recursive: true, force: true })
  })
  const run = (id: string): Promise<ScenarioResult> =>
    runScenario(
      scenarios.find((one) => one.id === id)!,
      {
        environment,
        brokers,
        keep: false,
        signal,
        onStep: () => undefined,
      },
    )
  const ids = scenarios.map(({ id }) => id)
  const here = ids.filter((id) => !WINDOWS.test(id))
  // What differs between the two runs with both.
  const differing = here.filter((id) => Object.values(NOT_WITH).flat().includes(id))

  it.for([...differing, ...rowsFor(name, here).filter((id) => !differing.includes(id))])('%s', async (id, { skip }) => {
    const { outcome, because, cure } = await run(id)
    if (NOT_WITH[name].includes(id)) {
      expect([outcome, because]).toEqual([
        'not-applicable',
        expect.stringMatching(/^(?:Celery|children of billiard) \d/),
      ])
      return
    }
    if (outcome === 'not-applicable') {
      // A server, a permission, being root: this machine hasn't got it.
      console.warn(`SKIPPED: ${id}: ${because}`)
      return skip(because)
    }
    expect([because, outcome]).toEqual([expect.stringMatching(/^as predicted/), 'reproduced'])
    expect(cure?.worked).toBe(true)
  })

  describe.skipIf(process.platform === 'win32')('elsewhere than on Windows', () => {
    it.for(ids.filter((id) => WINDOWS.test(id)))('%s is not applicable, with the reason', async (id) => {
      const { outcome, because, evidence, cure } = await run(id)
      expect([outcome, evidence, cure]).toEqual(['not-applicable', null, null])
      expect(because).toMatch(/Windows/)
    })
  })

  it('nothing is left', async () => {
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^poolwise-brokers-/)])
    await brokers.end()
    expect(readdirSync(folder)).toEqual([])
    // Other tests may be using some at this moment; what is lost stays.
    await vi.waitFor(() => expect(semaphores().filter((one) => !before.includes(one))).toEqual([]), MAX_WAIT_MS)
  })
}

const semaphores = (): string[] =>
  process.platform === 'linux' ? readdirSync('/dev/shm').filter((name) => name.startsWith('sem.mp-')) : []
