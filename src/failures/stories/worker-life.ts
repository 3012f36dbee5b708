import type { LogRecord } from '../read/event.ts'

/** The parts of a record that a story keeps. */
export interface Place {
  readonly line: number
  readonly text: string
  readonly time: number | null
}

export const placeOf = (event: LogRecord): Place => ({
  line: event.line,
  text: event.text.split('\n', 1)[0]!,
  time: event.time,
})

/** The worker's banner. It shows the pool in use, whatever the options and settings request. */
export interface Banner {
  /** As printed: prefork, solo, thread, gevent, eventlet, or the module of a custom pool. */
  readonly pool: string
  readonly concurrency: number
  /** The broker's URL, with secrets masked by Celery. */
  readonly transport: string
  /** The banner names Windows as the system. */
  readonly windows: boolean
  readonly place: Place
}

/** Steps of a worker's life. */
export type Step =
  | 'tasks-listed'
  | 'connected'
  | 'ready'
  | 'remote-control-ready'
  | 'received'
  | 'finished'
  | 'stopping'
  | 'progressed'
  | 'logged'
  | 'beating'

/** One worker (or several, one after the other), from its banner on. */
export interface WorkerLife {
  readonly banner: Banner | null
  /** How many banners the log contains so far. */
  readonly starts: number
  readonly first: Readonly<Partial<Record<Step, Place>>>
  /** How many tasks were received since the last start. */
  readonly arrivals: number
  /** The time of the last record. */
  readonly now: number | null
  /** The id of the task that the current record receives. */
  readonly arrived: string | null
  see(event: LogRecord): void
}

const BANNER = /concurrency: (?:\{min=\d{1,6}, max=(\d{1,6})\}|(\d{1,6})) \((\w{1,60})\)/
const TRANSPORT = /transport: {1,8}(\S{1,500})/
/** 5.x: `Task name[id] received`; up to 4.x: `Received task: name[id]`, with ETA too. */
const RECEIVED = /(?:Received task: [^\s[]{1,300}\[([\w-]{8,60})\]|Task [^\s[]{1,300}\[([\w-]{8,60})\] received)/
const FINISHED = /\[[\w-]{8,60}\] (?:succeeded in |raised |retry: |failed|INTERNAL ERROR|ignored|rejected)/
const READY = [' ready.', ' has started.']
const NODE = /@\S{1,300} (?:ready|has started)\./
const STOPPING = /(?:Warm|Cold) shutdown|Hitting Ctrl\+C/

/** beat, standalone or embedded in the worker. */
const BEAT =
  /beat: (?:Starting|Synchronizing|Waking|Ticking)|Scheduler: (?:Sending due task|Schedule changed)|LocalTime -> /

/** Follows the steps of a worker through its log. */
export function followWorker(): WorkerLife {
  let banner: Banner | null = null
  let first: Partial<Record<Step, Place>> = {}
  let arrived: string | null = null
  let starts = 0
  let arrivals = 0
  let now: number | null = null
  const step = (name: Step, event: LogRecord) => {
    first[name] ??= placeOf(event)
  }
  return {
    get banner() {
      return banner
    },
    get starts() {
      return starts
    },
    get first() {
      return first
    },
    get arrivals() {
      return arrivals
    },
    get now() {
      return now
    },
    get arrived() {
      return arrived
    },
    see(event) {
      const head = event.text.slice(0, 1_000)
      const shown = BANNER.exec(event.text)
      arrived = null
      now = event.time ?? now
      if (shown) {
        const transport = TRANSPORT.exec(event.text)?.[1] ?? ''
        const windows = / Windows-\w/.test(event.text)
        banner = {
          pool: shown[3]!,
          concurrency: Number(shown[1] ?? shown[2]),
          transport,
          windows,
          place: placeOf(event),
        }
        first = {}
        starts++
        arrivals = 0
        if (event.text.includes('[tasks]')) step('tasks-listed', event)
        return
      }
      if (banner && event.level !== null && event.time !== null) step('logged', event)
      if (banner && isProgress(event, head)) step('progressed', event)
      if (event.text.includes('[tasks]')) step('tasks-listed', event)
      if (head.includes('pidbox: Connected to ')) {
        // A worker that hangs connects its remote control only at shutdown.
        if (!first.stopping) step('remote-control-ready', event)
      } else if (head.includes('Connected to ')) step('connected', event)
      if (READY.some((word) => head.includes(word)) && NODE.test(head)) step('ready', event)
      if (STOPPING.test(head)) step('stopping', event)
      if (BEAT.test(head)) step('beating', event)
      const task = RECEIVED.exec(head)
      if (task) {
        arrived = task[1] ?? task[2]!
        arrivals++
        step('received', event)
      } else if (FINISHED.test(head)) step('finished', event)
    },
  }
}

/** Anything but parts of the banner, warnings and the shutdown: a sign that the start continued. */
const isProgress = (event: LogRecord, head: string): boolean =>
  event.text.includes('File "') ||
  (event.level !== 'WARNING' &&
    !head.startsWith('[tasks]') &&
    !/Warning\b|warnings\.warn/.test(head) &&
    !STOPPING.test(head))
