import { fstatSync } from 'node:fs'
import { hostOs } from '../../platform/os.ts'
import { openOutput, type Output } from '../../supervisor/output.ts'

export interface Outputs {
  readonly stdout: Output
  readonly stderr: Output
}

/**
 * The destinations of a launch. Where both streams are one terminal, pipe or file, so are the outputs: two streams with
 * queues of their own would print into each other's lines.
 */
export function openOutputs(): Outputs {
  for (const stream of [process.stdout, process.stderr]) neverBlocks(stream)
  const stderr = openOutput(process.stderr)
  return { stdout: areOne() ? stderr : openOutput(process.stdout), stderr }
}

function areOne(): boolean {
  // Windows has no numbers for consoles and pipes.
  if (hostOs() === 'windows') return process.stdout.isTTY && process.stderr.isTTY
  try {
    const [out, err] = [fstatSync(1, { bigint: true }), fstatSync(2, { bigint: true })]
    return out.dev === err.dev && out.ino === err.ino
  } catch {
    return false
  }
}

/**
 * Node writes to a terminal with blocking calls: one that takes nothing (Ctrl+S, a frozen connection) would block this
 * process, and no signal would reach it. There is no public way to change that; where this one is missing, it stays so.
 */
function neverBlocks(stream: NodeJS.WriteStream): void {
  if (!stream.isTTY || hostOs() === 'windows') return
  const { _handle: handle } = stream as { _handle?: { setBlocking?: (blocking: boolean) => number } }
  handle?.setBlocking?.(false)
}
