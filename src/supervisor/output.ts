import type { Writable } from 'node:stream'

/** Where the worker's output and our own lines go: a terminal, a pipe or a file, shared by all nodes of a plan. */
export interface Output {
  /**
   * Passes bytes of the worker on as they are. Never throws: with the reader gone they are dropped.
   * @returns whether more may follow; if not, `whenTaken` says when
   */
  write(bytes: Buffer): boolean
  /** Prints a line of our own, never inside a line of the worker. @param text without its end */
  line(text: string): void
  /** Calls back once, when what was written has been taken, or never will be. */
  whenTaken(then: () => void): void
  /** Calls back once, when nothing can be written any more: at once where that is known already. */
  whenClosed(then: () => void): void
  /** Prints what waited for the end of a line. @returns when all has been taken, or never will be */
  end(): Promise<void>
}

/** Bytes that wait for a reader while the worker must not be held up. What exceeds them is dropped, and counted. */
const MAX_WAITING_BYTES = 16 * 1024 * 1024

/** Milliseconds that a line of ours waits for a line of the worker to end. */
const MAX_HELD_MS = 1_000

const NEWLINE = 0x0a
const RETURN = 0x0d

/** Its handlers stay on the stream: a later write to a closed pipe must find one, or it ends this process. */
export function openOutput(stream: Writable): Output {
  let closed = stream.destroyed || !stream.writable
  let last = NEWLINE
  let dropped = 0
  let held: string[] = []
  let holding: NodeJS.Timeout | undefined
  const takers = new Set<() => void>()
  const mourners = new Set<() => void>()

  const call = (callbacks: Set<() => void>) => {
    const now = [...callbacks]
    callbacks.clear()
    for (const callback of now) callback()
  }
  const close = () => {
    closed = true
    call(takers)
    call(mourners)
  }
  stream.on('error', close)
  stream.on('close', close)
  stream.on('drain', () => {
    if (dropped > 0) {
      const missing = dropped
      dropped = 0
      line(`poolwise: ${missing} bytes of the worker's output are missing here: nothing read them in time`)
    }
    call(takers)
  })

  function send(bytes: Buffer): boolean {
    if (closed || bytes.length === 0) return true
    if (stream.writableLength > MAX_WAITING_BYTES) {
      dropped += bytes.length
      return false
    }
    last = bytes.at(-1) ?? last
    return stream.write(bytes)
  }

  function release(): boolean {
    clearTimeout(holding)
    holding = undefined
    const lines = held
    held = []
    const start = last === NEWLINE ? '' : '\n'
    return lines.length === 0 || send(Buffer.from(`${start}${lines.join('\n')}\n`))
  }

  function line(text: string): void {
    held.push(text)
    // After a carriage return a progress bar stands still: its next state may be long in coming.
    if (last === NEWLINE || last === RETURN) release()
    else holding ??= setTimeout(release, MAX_HELD_MS)
  }

  return {
    write(bytes) {
      const newline = held.length > 0 ? bytes.indexOf(NEWLINE) : -1
      if (newline < 0) return send(bytes)
      send(bytes.subarray(0, newline + 1))
      const taken = release()
      const rest = bytes.subarray(newline + 1)
      return rest.length === 0 ? taken : send(rest)
    },
    line,
    whenTaken(then) {
      if (closed) then()
      else takers.add(then)
    },
    whenClosed(then) {
      if (closed) then()
      else mourners.add(then)
    },
    end: () => {
      release()
      return new Promise((resolve) => {
        if (closed) resolve()
        else stream.write('', () => resolve())
      })
    },
  }
}
