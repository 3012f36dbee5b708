import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

const TIMEOUT_MS = 30_000
const RETRY_MS = 250

/**
 * Removes a folder and everything in it. Windows refuses while it is the working directory of a process; such a process is
 * about to exit, so the removal is retried. Node's own `maxRetries` doesn't cover all of these errors.
 * @returns why it couldn't be removed; null: it is removed
 */
export async function removeFolder(folder: string): Promise<string | null> {
  const end = performance.now() + TIMEOUT_MS
  for (;;) {
    try {
      await rm(folder, { recursive: true, force: true })
      return null
    } catch (error) {
      if (performance.now() > end) return error instanceof Error ? error.message : String(error)
      await sleep(RETRY_MS)
    }
  }
}
