import type { PythonError } from './python.ts'

/**
 * What became of the app in a child started as a spawning pool does it (src/python/spawned_app.py). Absent where the
 * worker doesn't spawn.
 */
export type SpawnedAppFact =
  | { readonly status: 'imported'; readonly tasks: number; readonly startMethod: string }
  /** The app can't be sent to a child: something in its configuration can't be pickled. */
  | { readonly status: 'not-pickled'; readonly error: PythonError }
  | { readonly status: 'raised'; readonly error: PythonError }
  /** The child ended before it had answered. */
  | { readonly status: 'ended'; readonly code: number | null; readonly said: string }
  | { readonly status: 'hung'; readonly afterMs: number }
