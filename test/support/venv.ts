import { testVenv, testVenvs } from '../../scripts/lib/venvs.js'
import { isFullSuite } from './full-suite.ts'

export type VenvName = 'celery-5.7.0' | 'celery-5.6.2'

/** The interpreter (absolute path) of a cached environment with that Celery; made on first use. */
export const venv = (name: VenvName): Promise<string> => testVenv(name)

/** All of them, for tests that hold for every pinned Celery. */
export const venvNames = testVenvs as readonly VenvName[]

/** The rows of a table whose rules don't depend on the version: all of them in the full suite, otherwise each with one Celery. */
export const rowsFor = <const T>(name: VenvName, rows: readonly T[]): readonly T[] =>
  isFullSuite ? rows : rows.filter((_, index) => venvNames[index % venvNames.length] === name)
