import type { Scenario } from './scenario.ts'

/** Checks the shape of a scenario where it is written. */
export const defineScenario = (scenario: Scenario): Scenario => scenario
