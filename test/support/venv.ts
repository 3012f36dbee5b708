import { testVenv, testVenvs } from '../../scripts/lib/venvs.js'

export type VenvName = 'celery-5.7.0' | 'celery-5.6.2'

/** The interpreter (absolute path) of a cached environment with that Celery; made on first use. */
export const venv = (name: VenvName): Promise<string> => testVenv(name)

/** All of them, for tests that hold for every pinned Celery. */
export const venvNames = testVenvs as readonly VenvName[]
