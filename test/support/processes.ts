import { MAX_WAIT_MS } from './deadlines.ts'

/** Is there a process with that id, or, for a negative one, in that group? */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Waits for a condition. @throws when it doesn't hold within `forMs` milliseconds */
export async function until(condition: () => boolean | Promise<boolean>, forMs = MAX_WAIT_MS): Promise<void> {
  const end = Date.now() + forMs
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not within ${forMs} ms: ${String(condition)}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
