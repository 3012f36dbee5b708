import type { ErrorLocation } from './error-document.ts'

/** The user must act: bad input, a set-up that the command can't go on without. Exit 2, no stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  /**
   * @param next what to do, one sentence
   * @param location of the mistake in a file, shown with its line
   */
  constructor(
    message: string,
    readonly next: string,
    readonly location: ErrorLocation | null = null,
  ) {
    super(message)
  }
}

export type StopSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP'

/** Ctrl+C, SIGTERM or SIGHUP while looking: nothing to say, exit 130. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
  constructor(readonly signal: StopSignal = 'SIGINT') {
    super()
  }
}
