import { delimiter, join } from 'node:path'
import type { AppCandidate } from '../facts/app.ts'
import { importRootOf } from '../worker/import-root.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Where a worker of the app runs: the folder that its own commands change to, or the project's with the app's on PYTHONPATH. */
export interface RunPlace {
  readonly env: Env
  /** Relative to the root; null: the root itself. */
  readonly folder: string | null
}

export function runPlace(root: string, chosen: AppCandidate | null, env: Env): RunPlace {
  const importRoot = importRootOf(chosen)
  const folder = importRoot === null ? null : (chosen?.folder ?? null)
  // Celery puts the folder in which it is started on sys.path.
  if (importRoot === null || folder !== null) return { env, folder }
  return {
    env: { ...env, PYTHONPATH: [join(root, importRoot), env['PYTHONPATH']].filter(Boolean).join(delimiter) },
    folder,
  }
}
