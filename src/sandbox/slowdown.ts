import { runProcess } from '../platform/run-process.ts'

/** What a Celery worker imports first, of the standard library: enough work for a steady measurement. */
const IMPORTS = 'import asyncio, http.client, logging.config, multiprocessing'

/** Milliseconds that it takes on an idle machine (measured with CPython 3.6 to 3.13: 220 to 310 ms of CPU time). */
const IDLE_MS = 300
const TIMEOUT_MS = 60_000

/** More would make the deadline of what hangs too long to wait for. */
export const MAX_SLOWDOWN = 10

interface SlowdownOptions {
  readonly interpreter: string
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
}

/**
 * How many times slower than on an idle machine Python starts here and now, from 1 to 10. Deadlines are multiplied by it,
 * so that a busy machine does not look like one on which something hangs.
 */
export async function measureSlowdown({ interpreter, cwd, env, signal }: SlowdownOptions): Promise<number> {
  const began = performance.now()
  await runProcess(interpreter, ['-c', IMPORTS], { cwd, env, deadlineMs: TIMEOUT_MS, signal })
  const times = (performance.now() - began) / IDLE_MS
  return Math.min(MAX_SLOWDOWN, Math.max(1, Math.round(times * 10) / 10))
}
