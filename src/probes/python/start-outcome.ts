import { ok, timedOut, type Outcome } from '../../facts/outcome.ts'
import type { PythonStartFact } from '../../facts/python.ts'
import { describeExit, type PythonExit } from './exit.ts'
import type { PythonRun } from './run.ts'

/** Whether the interpreter came as far as to run our program: then it has reported something. */
export function startOutcome(
  { events }: PythonRun,
  exit: PythonExit,
  env: Readonly<Record<string, string | undefined>>,
): Outcome<PythonStartFact> {
  if (events.length > 0) return ok({ status: 'started' })
  if (exit.how === 'hung') return timedOut(exit.afterMs, 'starting Python')
  return ok({ status: 'failed', reason: describeExit(exit), pythonHome: env['PYTHONHOME'] || null })
}
