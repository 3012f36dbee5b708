import { isAbsolute, relative } from 'node:path'
import type { PythonError, PythonFrame } from '../../facts/python.ts'
import { TIMER_ENDED, type PythonRun } from './run.ts'

/** How a Python process ended before its last stage was complete. */
export type PythonExit =
  | { readonly how: 'finished' }
  | { readonly how: 'not-started'; readonly because: string }
  | {
      readonly how: 'hung'
      readonly afterMs: number
      readonly at: PythonError | null
      /** It was still loading modules. */
      readonly advancing?: boolean
    }
  | { readonly how: 'crashed'; readonly signal: string; readonly at: PythonFrame | null }
  /** The app closed the private descriptor: later results are lost. */
  | { readonly how: 'closed' }
  | { readonly how: 'exited'; readonly code: number | null; readonly stderr: string }

/** src/python/_poolwise/channel.py ends the process with this code when its descriptor is gone. */
const CLOSED = 117

/** On Windows the exit code of a crash is an NTSTATUS. */
const STATUS: Readonly<Record<number, string>> = {
  0xc0000005: 'ACCESS_VIOLATION',
  0xc000001d: 'ILLEGAL_INSTRUCTION',
  0xc00000fd: 'STACK_OVERFLOW',
  0xc0000374: 'HEAP_CORRUPTION',
  0xc0000409: 'STACK_BUFFER_OVERRUN',
}

/** @param stages the requested stages: the process is finished when the last of them has ended */
export function pythonExitOf(
  { events, ended, junk, root }: PythonRun,
  stages: readonly string[],
  deadlineMs: number,
): PythonExit {
  const last = stages.at(-1)
  if (ended.startError !== null) return { how: 'not-started', because: ended.startError }
  if (events.some((event) => 'end' in event && event.end === last)) return { how: 'finished' }
  for (const event of events) {
    if ('hung' in event) return { how: 'hung', ...(event.hung as Omit<Extract<PythonExit, { how: 'hung' }>, 'how'>) }
  }
  const timeout = TIMER_ENDED.test(junk)
  if (ended.timedOut || timeout) {
    const frame = timeout ? innermost(junk, root) : null
    const at = frame && { type: 'Hung', message: 'still running', at: frame, frames: [frame] }
    return { how: 'hung', afterMs: deadlineMs, at }
  }
  const code = ended.exitCode
  const signal = ended.signal ?? (code === null ? undefined : STATUS[code >>> 0])
  if (signal !== undefined) return { how: 'crashed', signal, at: innermost(junk, root) }
  return code === CLOSED ? { how: 'closed' } : { how: 'exited', code, stderr: ended.stderr }
}

/** A short description of how the process ended. */
export function describeExit(exit: PythonExit): string {
  switch (exit.how) {
    case 'not-started':
      return `Python could not be started: ${exit.because}`
    case 'crashed':
      return `Python crashed (${exit.signal})`
    case 'hung':
      return `Python was still busy after ${exit.afterMs} ms`
    case 'closed':
      return 'All file descriptors were closed'
    case 'exited': {
      const last = lastWords(exit.stderr)
      return `Python exited with code ${exit.code}${last ? `: ${last}` : ''}`
    }
    case 'finished':
      return 'Python reported nothing'
  }
}

/** The error that Python ended with. After a fatal one, the stack of its threads follows. */
function lastWords(stderr: string): string | undefined {
  const lines = stderr.trim().split('\n')
  return lines.findLast((line) => /^(?:[A-Za-z_.]*Error(?=:|\s*$)|Fatal Python error)/.test(line)) ?? lines.at(-1)
}

/** The frame of the running thread in the dump that faulthandler leaves; its lines have the innermost frame first. */
function innermost(dump: string, root: string): PythonFrame | null {
  const blocks = dump.split(/^(?=(?:Current thread|Thread) 0x)/m).slice(1)
  // A crash marks the thread that runs; a time-out lists the main thread last.
  const block = blocks.find((text) => text.startsWith('Current')) ?? blocks.at(-1) ?? ''
  const frames = [...block.matchAll(/^ {2}File "(.+)", line (\d+) in (.+)$/gm)]
    .filter(([, file = '']) => !/[\\/]_poolwise[\\/].*\.py$|^<frozen importlib/.test(file))
    .map(([, file = '', line, name = '']): PythonFrame => {
      const inside = relative(root, file)
      const own = isOwn(inside)
      return { file: own ? inside.replaceAll('\\', '/') : file, line: Number(line), function: name, text: '', own }
    })
  return frames.find((frame) => frame.own) ?? frames[0] ?? null
}

/** In the project, neither installed nor in the standard library: decided by path, because the interpreter has exited. */
const isOwn = (shown: string): boolean =>
  !isAbsolute(shown) && !shown.startsWith('..') && !/(^|[\\/])(site-packages|dist-packages)[\\/]/.test(shown)
