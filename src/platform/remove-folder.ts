import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds for which it is tried again. */
const PATIENCE = 30_000

/**
 * Removes a folder and all in it. On Windows one in which a process still works can't be removed: that process is on its
 * way out, and is waited for. Node.js has retries of its own, which that error often escapes.
 * @returns why it couldn't be removed; null: it is gone
 */
export async function removeFolder(folder: string): Promise<string | null> {
  const end = performance.now() + PATIENCE
  for (;;) {
    try {
      await rm(folder, { recursive: true, force: true })
      return null
    } catch (error) {
      if (performance.now() > end) return error instanceof Error ? error.message : String(error)
      await sleep(250)
    }
  }
}
