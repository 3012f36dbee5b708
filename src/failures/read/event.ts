/** The levels of Python's logging. */
export type Level = 'DEBUG' | 'INFO' | 'WARNING' | 'ERROR' | 'CRITICAL'

/** One frame of a traceback. */
export interface Frame {
  /** Dotted module, as Python would import it: `billiard.pool`. For the user's own files: the file's name. */
  readonly module: string
  readonly function: string
  readonly line: number
  /** In the user's own files: neither an installed package nor the standard library. */
  readonly own: boolean
}

/** One exception of a chain, with the frames above it. */
export interface PythonException {
  /** Without its module: `PermissionError`. */
  readonly type: string
  readonly message: string
  readonly frames: readonly Frame[]
}

/** One record of a log: its first line and its continuation lines. */
export interface LogRecord {
  /** Number of the first line, counted from 1. */
  readonly line: number
  /** The number of each line of `text`. */
  readonly lines: readonly number[]
  /** Milliseconds; only for differences within one log, since logs seldom name their time zone. */
  readonly time: number | null
  readonly level: Level | null
  /** MainProcess, ForkPoolWorker-3, … */
  readonly process: string | null
  readonly logger: string | null
  /** The first line without its record header. */
  readonly message: string
  /** All lines, without container and journal prefixes, joined by newlines; bounded. */
  readonly text: string
  /** The container, unit or process that wrote it, where a prefix names one. */
  readonly stream: string
}

/** A record with its exceptions parsed: what clauses are matched against. */
export interface LogEvent extends LogRecord {
  readonly exceptions: readonly PythonException[]
  /** The frames of all exceptions, and of a traceback that lost its last line. */
  readonly frames: readonly Frame[]
  /** POSIX error numbers (and getaddrinfo's, which are negative or small). */
  readonly errnos: readonly number[]
  /** Windows error numbers, from `[WinError n]` and from repr forms such as `(13, '…', None, 5, None)`. */
  readonly winerrors: readonly number[]
  /** `task`: raised while a task ran, in the user's code or in what it calls. */
  readonly origin: 'worker' | 'task'
}
