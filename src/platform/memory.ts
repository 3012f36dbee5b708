import { freemem, totalmem } from 'node:os'
import { hostOs } from './os.ts'

export interface Memory {
  readonly totalBytes: number
  /** What programs can still get, caches that the system would give up included. */
  readonly availableBytes: number
}

/**
 * The machine's memory. systeminformation reads /proc/meminfo on Linux; on macOS it asks `vm_stat`, because Node counts free
 * pages only there. On Windows it would start PowerShell for the page file, and Node's figures are right.
 */
export async function memory(): Promise<Memory> {
  if (hostOs() === 'windows') return { totalBytes: totalmem(), availableBytes: freemem() }
  const { default: systeminformation } = await import('systeminformation')
  const { total, available } = await systeminformation.mem()
  return { totalBytes: total || totalmem(), availableBytes: available || freemem() }
}
