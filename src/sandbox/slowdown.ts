import { runProcess } from '../platform/run-process.ts'

/** Modules of the standard library that a Celery worker imports first: enough work for a stable measurement. */
const IMPORTS = 'import asyncio, http.client, logging.config, multiprocessing'

/** Milliseconds that it takes on an idle machine (measured with CPython 3.6 to 3.13: 220 to 310 ms of CPU time). */
const IDLE_MS = 300
const TIMEOUT_MS = 60_000

/** A larger factor would make the deadlines too long for programs that hang. */
export const MAX_SLOWDOWN = 10

interface SlowdownOptions {
  readonly interpreter: string
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
}

/**
 * How many times slower Python currently starts than on an idle machine, from 1 to 10. Deadlines are multiplied by it, so
 * that slow programs on a busy machine do not count as hung.
 */
export async function measureSlowdown({ interpreter, cwd, env, signal }: SlowdownOptions): Promise<number> {
  const began = performance.now()
  await runProcess(interpreter, ['-c', IMPORTS], { cwd, env, deadlineMs: TIMEOUT_MS, signal })
  const times = (performance.now() - began) / IDLE_MS
  return Math.min(MAX_SLOWDOWN, Math.max(1, Math.round(times * 10) / 10))
}
