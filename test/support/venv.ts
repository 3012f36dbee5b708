import { testVenv, testVenvs } from '../../scripts/lib/venvs.js'
import { isFullSuite } from './full-suite.ts'

export type VenvName = 'celery-5.7.0' | 'celery-5.6.2'

/** The interpreter (absolute path) of a cached environment with that Celery; made on first use. */
export const venv = (name: VenvName): Promise<string> => testVenv(name)

/** All of them, for tests that hold for every pinned Celery. */
export const venvNames = testVenvs as readonly VenvName[]

/**
 * The rows of a table whose rules don't depend on the version: all of them in the full suite, otherwise each with one Celery.
 * @param kindOf what a row is an example of; outside of the full suite two rows of a kind are run
 */
export function rowsFor<const T>(name: VenvName, rows: readonly T[], kindOf?: (row: T) => string): readonly T[] {
  if (isFullSuite) return rows
  const isAmongTwo = (row: T, index: number) =>
    kindOf === undefined || rows.slice(0, index).filter((one) => kindOf(one) === kindOf(row)).length < venvNames.length
  return rows.filter(isAmongTwo).filter((_, index) => venvNames[index % venvNames.length] === name)
}
