import { findEnvironment } from '../../src/scenarios/find-environment.ts'
import type { ScenarioEnvironment, StartMethod } from '../../src/scenarios/environment.ts'
import { fixtureProject } from '../support/run-bin.ts'

/** What there is to run scenarios with, with this interpreter. */
export const environmentOf = (python: string, startMethod: StartMethod | null = null): Promise<ScenarioEnvironment> =>
  findEnvironment({
    root: fixtureProject('healthy'),
    python,
    startMethod,
    env: process.env,
    signal: new AbortController().signal,
    onStep: () => undefined,
  })
