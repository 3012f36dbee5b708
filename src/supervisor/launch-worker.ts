import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { startChild, type WorkerChild } from './child.ts'
import type { Effect } from './effect.ts'
import { takeReports } from './lifeline-report.ts'
import { textLines, wholeLines } from './log-stream.ts'
import { begin, step, type Step } from './machine.ts'
import type { Output } from './output.ts'
import { listenToSignals } from './signals.ts'
import type { LadderTimes, SupervisorState } from './state.ts'
import type { SupervisorEvent } from './supervisor-event.ts'
import { createTimers } from './timers.ts'
import type { WorkerEvent } from './worker-event.ts'

export interface LaunchOptions {
  /** The project's interpreter. */
  readonly python: string
  /** The path of lifeline.py. */
  readonly lifeline: string
  /** Everything after `celery` on the command line. */
  readonly celeryArguments: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly times?: Partial<LadderTimes>
  readonly shellExitCodes?: boolean
  /** Celery colours its output, as on a terminal. */
  readonly colour?: boolean
  /** Destinations of the worker's standard output and error; may be the same. */
  readonly out: Output
  readonly err: Output
  readonly onEvent: (event: WorkerEvent) => void
  /** Makes what hides secrets in one of the worker's two outputs; that is called with whole lines. */
  readonly redact?: () => (block: Buffer) => Buffer
  /** The worker's output, in whole lines. */
  readonly onOutput?: (block: Buffer) => void
  /** Aborting it requests a warm stop. */
  readonly signal?: AbortSignal
}

/** Without a stop timeout, as Celery itself: running tasks have the time that they need. */
export const defaultTimes: LadderTimes = {
  stopTimeoutMs: null,
  coldTimeoutMs: 5_000,
  killTimeoutMs: 5_000,
  notReadyAfterMs: 30_000,
  silentAfterMs: 10_000,
  sameInterruptMs: 300,
}

/**
 * Runs one Celery worker until it exits, and stops it on Ctrl+C or SIGTERM without losing running tasks.
 * @returns the exit code that this process should end with
 */
export function launchWorker(options: LaunchOptions): Promise<number> {
  return new Promise((resolve) => {
    const args = [options.lifeline, ...options.celeryArguments]
    const word = `@poolwise-${randomUUID()} `
    let state: SupervisorState
    let child: WorkerChild | undefined
    let lastBlock: Buffer | undefined
    const timers = createTimers((timer) => dispatch({ type: 'timer', timer }))
    const stopListening = listenToSignals(dispatch, {
      signal: (name) => child?.signal(name),
      freeze: () => {
        child?.signalAll('SIGSTOP')
        timers.freeze()
      },
      thaw: () => {
        timers.thaw()
        child?.signalAll('SIGCONT')
      },
    })
    const aborted = () => dispatch({ type: 'stop', reason: 'requested' })
    const outputClosed = () => dispatch({ type: 'stop', reason: 'output-closed' })
    options.signal?.addEventListener('abort', aborted, { once: true })
    for (const output of new Set([options.out, options.err])) output.whenClosed(outputClosed)

    advance(
      begin({
        command: [options.python, ...args],
        cwd: options.cwd,
        times: { ...defaultTimes, ...options.times },
        shellExitCodes: options.shellExitCodes ?? false,
      }),
    )
    if (options.signal?.aborted) aborted()

    function dispatch(event: SupervisorEvent): void {
      advance(step(state, event))
    }

    function ofChild(event: SupervisorEvent): void {
      const lastLine = event.type === 'child-gone' && lastBlock ? textLines(lastBlock).findLast(hasText) : undefined
      if (lastLine !== undefined) dispatch({ type: 'line', text: lastLine })
      dispatch(event)
    }

    function advance(next: Step): void {
      state = next.state
      if (state.phase === 'stopping') child?.read()
      next.effects.forEach(perform)
    }

    function perform(effect: Effect): void {
      switch (effect.kind) {
        case 'start':
          return start()
        case 'say':
          return child?.say(effect.word)
        case 'kill-tree':
          return child?.killTree()
        case 'sweep':
          return child?.sweep()
        case 'set-timer':
          return timers.set(effect.timer, effect.ms)
        case 'clear-timer':
          return timers.clear(effect.timer)
        case 'report':
          return options.onEvent({ at: new Date().toISOString(), ...effect.event })
        case 'exit':
          stopListening()
          options.signal?.removeEventListener('abort', aborted)
          return resolve(effect.code)
      }
    }

    function start(): void {
      const colour = options.colour ? { POOLWISE_CELERY_COLOR: '1' } : {}
      const env = { ...options.env, ...colour, PYTHONUNBUFFERED: '1', POOLWISE_LIFELINE: word }
      child = startChild({ file: options.python, args, cwd: options.cwd, env }, ofChild)
      const withoutReports = takeReports(word, dispatch)
      passOn(child.stdout, options.out, (block) => block)
      passOn(child.stderr, options.err, withoutReports)
    }

    function passOn(source: Readable, output: Output, filter: (block: Buffer) => Buffer): void {
      const redacted = options.redact?.() ?? ((block: Buffer) => block)
      const lines = wholeLines((whole) => {
        const block = redacted(filter(whole))
        if (block.length === 0) return
        // A stopping worker must not wait for a reader: it couldn't exit.
        if (!output.write(block) && state.phase === 'running') {
          source.pause()
          output.whenTaken(() => source.resume())
        }
        options.onOutput?.(block)
        lastBlock = block
        if (state.phase === 'ended' || state.worker.stage === 'ready') return
        for (const text of textLines(block)) dispatch({ type: 'line', text })
      })
      source.on('data', lines.push)
      source.once('close', () => {
        lines.end()
        // The start of a line that a report interrupted and that was never completed.
        const left = filter(Buffer.alloc(0))
        if (left.length > 0) output.write(redacted(left))
      })
    }
  })
}

const hasText = (line: string): boolean => line.trim() !== ''
