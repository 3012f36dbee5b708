import { expect, it } from 'vitest'
import { openBrokers } from '../../../src/sandbox/brokers/open-brokers.ts'
import { scenarios } from '../../../src/scenarios/catalogue/index.ts'
import type { ScenarioEnvironment } from '../../../src/scenarios/environment.ts'
import type { ScenarioResult } from '../../../src/scenarios/report.ts'
import { runScenario } from '../../../src/scenarios/run/run-scenario.ts'
import { venv } from '../../support/venv.ts'
import { environmentOf } from '../environment-of.ts'

const { signal } = new AbortController()

/** Runs one scenario where no server is installed. */
async function withoutServers(id: string, environment: ScenarioEnvironment): Promise<ScenarioResult> {
  const brokers = openBrokers({ given: [], program: () => null, env: process.env, signal })
  try {
    const scenario = scenarios.find((one) => one.id === id)!
    return await runScenario(scenario, { environment, brokers, keep: false, signal, onStep: () => undefined })
  } finally {
    await brokers.end()
  }
}

it('--start-method decides: forked children have what the main process loaded', async () => {
  const environment = await environmentOf(await venv('celery-5.6.2'), 'fork')
  const result = await withoutServers('module-state-lost-in-spawn', environment)
  expect([result.outcome, result.evidence?.tasks, result.cure?.worked]).toEqual([
    'not-reproduced',
    { sent: 4, done: 4 },
    true,
  ])
})

it('without a server it is not applicable, and says how to name one', async () => {
  const result = await withoutServers('duplicate-node-names', await environmentOf(await venv('celery-5.7.0')))
  expect([result.outcome, result.because]).toEqual(['not-applicable', expect.stringContaining('--broker')])
})
