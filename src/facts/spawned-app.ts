import type { PythonError } from './python.ts'
import type { Count, Milliseconds } from './units.ts'

/**
 * The import of the app in a child that was started as a spawning pool starts it (src/python/spawned_app.py). Absent where
 * the worker does not spawn.
 */
export type SpawnedAppFact =
  | { readonly status: 'imported'; readonly tasks: Count; readonly startMethod: string }
  /** The app cannot be passed to a child: something in its settings cannot be pickled. */
  | { readonly status: 'not-pickled'; readonly error: PythonError }
  | { readonly status: 'raised'; readonly error: PythonError }
  /** The child exited without an answer. */
  | { readonly status: 'ended'; readonly code: number | null; readonly said: string }
  | { readonly status: 'hung'; readonly afterMs: Milliseconds }
