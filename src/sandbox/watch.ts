import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startOfText } from '../platform/read-file.ts'
import { NOTES } from './layout.ts'
import type { Progress, Sandbox } from './sandbox.ts'

const POLL_MS = 100

/** A child that restarts in a loop can fill a log without limit. */
const MAX_LOG_BYTES = 4 * 1024 * 1024

/** @returns a function that observes a program of the sandbox; its clock starts now */
export function watch(sandbox: Sandbox, logFile: string, tasks: number): () => Progress {
  const began = performance.now()
  let ready: number | null = null
  let [length, grew] = [0, began]
  return () => {
    const notes = notesIn(sandbox.folder)
    const log = readLog(logFile)
    const now = performance.now()
    if (log.length !== length) [length, grew] = [log.length, now]
    if (ready === null && notes['ready']) ready = now
    const since = (time: number) => (now - time) / 1000
    const sinceReady = ready === null ? null : since(ready)
    return { log, notes, seconds: since(began), sinceReady, quiet: since(grew), tasks, slowdown: sandbox.slowdown }
  }
}

/**
 * Waits for a condition.
 * @returns false when it did not hold in time or the user interrupted
 */
export async function waitUntil(condition: () => boolean, milliseconds: number, signal: AbortSignal): Promise<boolean> {
  const end = performance.now() + milliseconds
  while (!condition()) {
    if (performance.now() >= end || signal.aborted) return false
    await sleep(POLL_MS)
  }
  return true
}

/** Notes are files named what-pid-random. */
function notesIn(folder: string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const file of readdirSync(join(folder, NOTES))) {
    const what = file.split('-').slice(0, -2).join('-')
    counts[what] = (counts[what] ?? 0) + 1
  }
  return counts
}

function readLog(file: string): string {
  return startOfText(file, MAX_LOG_BYTES).replaceAll('\r\n', '\n')
}
