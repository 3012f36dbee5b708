import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pythonAsset } from '../../platform/python-assets.ts'
import type { Place, Run } from '../scenario.ts'
import type { StartMethod } from '../environment.ts'

/** Folder, in a throw-away project, in which its programs note what happened. */
export const NOTES = 'notes'

/** Its folder for temporary files: programs that are killed leave theirs. */
export const TEMPORARY = 't'

/** Fills a new folder with the run's project. */
export function makePlace(run: Run, place: Place, startMethod: StartMethod | null, bypassLauncher: boolean): void {
  for (const name of [NOTES, TEMPORARY]) mkdirSync(join(place.folder, name), { recursive: true })
  const copy = (from: string, to: string) =>
    cpSync(pythonAsset(join('scenarios', from)), to, {
      recursive: true,
      filter: (file) => !file.includes('__pycache__'),
    })
  copy(run.project, place.folder)
  copy('witness.py', join(place.folder, 'witness.py'))
  const values = {
    BROKER: place.broker,
    QUEUE: place.queue,
    TASKS: run.tasks,
    START_METHOD: startMethod,
    BYPASS_LAUNCHER: bypassLauncher,
  }
  const lines = Object.entries(values).map(([name, value]) => `${name} = ${python(value)}`)
  writeFileSync(join(place.folder, 'place.py'), `"""Written for this run by poolwise."""\n${lines.join('\n')}\n`)
}

/** JSON's strings and numbers are Python's, its other words aren't. */
const python = (value: string | number | boolean | null): string =>
  value === null ? 'None' : typeof value === 'boolean' ? (value ? 'True' : 'False') : JSON.stringify(value)
