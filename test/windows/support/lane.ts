import { isFullSuite } from '../../support/full-suite.ts'
import { join } from 'node:path'
import type { Lane } from '../../../scripts/windows-lane/set-up.js'

export type CeleryName = 'celery-5.6.2' | 'celery-5.7.0'
export const celeryNames: readonly CeleryName[] = ['celery-5.6.2', 'celery-5.7.0']
/** For what hardly differs between them. */
export const newestCelery: readonly CeleryName[] = isFullSuite ? celeryNames : ['celery-5.7.0']

/** What scripts/test-windows.js has set up. */
export const lane: Lane = JSON.parse(process.env['POOLWISE_WINDOWS_LANE_SETUP'] ?? 'null') as Lane
if ((lane as Lane | null) === null) throw new Error('Run these tests with: npm run test:windows')

/** A path of the test's own system as the Windows programs see it. */
export const windowsPath = (path: string): string => (lane.wine === null ? path : `Z:${path.replaceAll('/', '\\')}`)

/** The site-packages folder with that Celery. */
export const siteOf = (celery: CeleryName): string => lane.sites[celery] ?? ''

/** The command line, in this system's words, that starts poolwise on Node.js for Windows. */
export const poolwiseWords = (): string[] => {
  const main = windowsPath(join(lane.poolwise, 'bin', 'run.js'))
  return lane.wine === null
    ? [lane.node, main]
    : [lane.python, windowsPath(join(import.meta.dirname, 'relay.py')), windowsPath(lane.node), main]
}

/** The environment of every Windows program: nothing of what the person who runs the tests has set for Python. */
export function laneEnvironment(added: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  const foreign =
    /^(CELERY|POOLWISE|DJANGO|VIRTUAL_ENV|CONDA|PYTHON|PIP_|FORCE_COLOR|FORKED_BY|NODE_|npm_|VITEST|TEST_)/i
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)))
  return { ...clean, ...lane.wine?.env, NO_COLOR: '1', ...added }
}
