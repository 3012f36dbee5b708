import { describe, expect, it } from 'vitest'
import type { ReproduceReport } from '../../src/scenarios/report.ts'
import { isFullSuite } from '../support/full-suite.ts'
import { celeryNames, type CeleryName } from './support/lane.ts'
import { poolwiseJson } from './support/programs.ts'
import { equip, newFolder } from './support/project.ts'

/** What Windows is about, behind a virtual environment's launcher. Each failure once: a run takes ten seconds and more. */
const SCENARIOS: Readonly<Record<CeleryName, readonly string[]>> = {
  'celery-5.6.2': ['venv-launcher-handles', 'venv-launcher-bypassed', 'spawn-empty-task-registry'],
  'celery-5.7.0': [
    'venv-launcher-handles',
    'pickling-lambda',
    // The same fault with another object.
    ...(isFullSuite ? ['pickling-local-function'] : []),
    'handles-61',
    'soft-time-limit-without-sigusr1',
    'beat-option-on-windows',
    'detach-on-windows',
    'reload-option',
  ],
}

describe.each(celeryNames)('%s', (celery) => {
  it.each(SCENARIOS[celery])('reproduce %s: the failure, then the cure', async (id) => {
    const { folder, env, named } = await equip(newFolder('reproduce'), celery, 'launcher')
    const { exitCode, said } = await poolwiseJson(['reproduce', id, ...named], { cwd: folder, env })
    const [scenario] = (said as ReproduceReport).scenarios
    expect([scenario?.because, scenario?.outcome]).toEqual([expect.stringMatching(/^as predicted/), 'reproduced'])
    expect([scenario?.cure?.worked, exitCode]).toEqual([true, 0])
  })
})
