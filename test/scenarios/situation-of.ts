import { findSituation } from '../../src/scenarios/find-situation.ts'
import type { StartMethod } from '../../src/scenarios/scenario.ts'
import type { Situation } from '../../src/scenarios/situation.ts'
import { fixtureProject } from '../support/run-bin.ts'

/** What there is to run scenarios with, with this interpreter. */
export const situationOf = (python: string, startMethod: StartMethod | null = null): Promise<Situation> =>
  findSituation({
    root: fixtureProject('healthy'),
    python,
    settings: { app: null, python: null },
    startMethod,
    env: process.env,
    signal: new AbortController().signal,
    onStep: () => undefined,
  })
