import { expect } from 'vitest'
import { runPython } from '../../src/probes/python/run.ts'
import { MAX_WAIT_MS } from './deadlines.ts'

/** A fact as the Python side tells it, from a real interpreter. */
export async function factOf<T>(
  interpreter: string,
  root: string,
  stages: readonly string[],
  name: string,
  parameters: Readonly<Record<string, unknown>> = {},
): Promise<T> {
  const { events, ended } = await runPython({
    script: 'probe.py',
    interpreter,
    root,
    env: process.env,
    parameters: { stages, ...parameters },
    deadlineMs: MAX_WAIT_MS,
    signal: new AbortController().signal,
    onStage: () => undefined,
  })
  const found = events.find((event) => 'fact' in event && event.fact === name)
  return found && 'value' in found ? (found.value as T) : expect.fail(`no ${name}: ${ended.stderr}`)
}
