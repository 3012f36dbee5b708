import type { Scenario } from './scenario.ts'
import type { Situation } from './situation.ts'

/** Checks the shape of a scenario where it is written. */
export const defineScenario = (scenario: Scenario): Scenario => scenario

type NotHere = (situation: Situation) => string | null

/** Runs on every system. */
export const everywhere: NotHere = () => null

export const onlyOnWindows: NotHere = ({ os }) => (os === 'windows' ? null : 'only Windows has this failure')

export const notOnWindows: NotHere = ({ os }) => (os === 'windows' ? 'Windows has nothing of the kind' : null)
