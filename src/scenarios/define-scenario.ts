import { olderThan } from '../versions/compare.ts'
import type { Scenario } from './scenario.ts'
import type { ScenarioEnvironment } from './environment.ts'

/** Checks the shape of a scenario where it is written. */
export const defineScenario = (scenario: Scenario): Scenario => scenario

type NotHere = (situation: ScenarioEnvironment) => string | null

/** Runs on every system. */
export const everywhere: NotHere = () => null

export const onlyOnWindows: NotHere = ({ os }) => (os === 'windows' ? null : 'only Windows has this failure')

/** @param because what older versions do */
export const sinceCelery =
  (version: string, because: string): NotHere =>
  ({ celery }) =>
    olderThan(celery.version, version) ? `Celery ${celery.version} ${because}` : null

/** @param because what is there instead */
export const notOnWindows =
  (because: string): NotHere =>
  ({ os }) =>
    os === 'windows' ? because : null
