import type { LogEvent } from './event.ts'
import type { Label } from './label.ts'

/** What only a whole log tells, mostly by what is missing in it. */
export interface StoryFinding {
  readonly label: Label
  readonly line: number
  readonly text: string
  readonly confidence: 'high' | 'low'
}

export interface Stories {
  see(event: LogEvent): void
  findings(): readonly StoryFinding[]
  /** Whether a task's arrival or end would still change what is found. */
  waiting(): boolean
  /** A Celery worker wrote (a part of) this log and nothing in it is out of the ordinary. */
  worker(): { readonly line: number; readonly text: string } | null
}

interface Place {
  readonly line: number
  readonly text: string
  readonly time: number | null
}

const place = (event: LogEvent): Place => ({ line: event.line, text: event.text.split('\n', 1)[0]!, time: event.time })

/** What prefork's children log when they start by spawn: one line each, with a number that only rises. */
const CHILD = /SpawnPoolWorker-(\d{1,6})\b.*child process \d+ calling self\.run\(\)/
const RECEIVED = /(?:Received task: |Task )([^\s[]{1,300})\[([\w-]{8,60})\](?: received|\s*$|\s+(?:eta|ETA|expires))/
const FINISHED = /\] (?:succeeded in |raised |retry: |failed|INTERNAL ERROR|ignored|rejected)/
const BANNER = /concurrency: (?:\{min=\d+, max=(\d+)\}|(\d+)) \((\w+)\)/
const COMMAND_POOL = /(?:celery|-m celery)\s[^\n]{0,300}?(?:-P\s*|--pool[= ])(\w+)/
const COMMAND_LIMIT = /(?:celery|-m celery)\s[^\n]{0,300}?--(?:soft-)?time-limit/
const REDELIVERED_AFTER_MS = 60_000
const MAX_IDS = 20_000

const isGreen = (pool: string | undefined): boolean => pool === 'gevent' || pool === 'eventlet'

/** Literals of a task's arrival and of its end, in all versions. */
export const TASK_TURNS = ['] received', 'Received task: ', '] succeeded in ', '] raised expected', '] retry: Retry']

/** Follows a worker's log as a whole, in constant memory. */
export function followStories(): Stories {
  let banner: { pool: string; concurrency: number; transport: string; place: Place; tasks: boolean } | null = null
  const seen: Record<
    | 'connected'
    | 'ready'
    | 'received'
    | 'finished'
    | 'pidbox'
    | 'shutdown'
    | 'poolSetting'
    | 'afterBanner'
    | 'failed'
    | 'lost'
    | 'command',
    Place | null
  > = {
    connected: null,
    ready: null,
    received: null,
    finished: null,
    pidbox: null,
    shutdown: null,
    poolSetting: null,
    afterBanner: null,
    failed: null,
    lost: null,
    command: null,
  }
  let commandPool: string | null = null
  let commandLimit = false
  const children = {
    distinct: 0,
    highest: 0,
    first: null as Place | null,
    last: null as Place | null,
    late: 0,
    firstLate: null as Place | null,
  }
  const received = new Map<string, number | null>()
  let redelivered: Place | null = null

  const note = (key: keyof typeof seen, event: LogEvent) => (seen[key] ??= place(event))

  function child(event: LogEvent, number: number) {
    const here = place(event)
    const beganAt = children.first?.time
    children.first ??= here
    children.last = here
    if (number > children.highest) children.highest = number
    children.distinct++
    // The first ones start together; a child that comes seconds later replaces one that died.
    if (beganAt != null && here.time !== null && here.time - beganAt > 2_500) {
      children.late++
      children.firstLate ??= here
    }
  }

  function receive(event: LogEvent, id: string) {
    note('received', event)
    const before = received.get(id)
    if (before != null && event.time !== null && event.time - before >= REDELIVERED_AFTER_MS)
      redelivered ??= place(event)
    if (received.size < MAX_IDS) received.set(id, event.time)
  }

  return {
    see(event) {
      const { text, message } = event
      const ran = CHILD.exec(text.slice(0, 300))
      if (ran) child(event, Number(ran[1]))
      const task = RECEIVED.exec(text.slice(0, 800))
      if (task) receive(event, task[2]!)
      else if (FINISHED.test(text.slice(0, 800))) {
        note('finished', event)
        // A retry keeps the id: what comes next with it is no second delivery of the same message.
        const id = /\[([\w-]{8,60})\] (?:retry|raised|succeeded)/.exec(text.slice(0, 800))?.[1]
        if (id) received.delete(id)
      }
      const command = COMMAND_POOL.exec(text)
      if (command && !banner) {
        commandPool = command[1]!
        note('command', event)
      }
      if (COMMAND_LIMIT.test(text) && !banner) {
        commandLimit = true
        note('command', event)
      }
      const shown = BANNER.exec(text)
      if (shown) {
        const transport = /transport:\s+(\S+)/.exec(text)?.[1] ?? ''
        banner = {
          pool: shown[3]!,
          concurrency: Number(shown[1] ?? shown[2]),
          transport,
          place: place(event),
          tasks: false,
        }
        for (const key of Object.keys(seen) as (keyof typeof seen)[])
          if (key !== 'command' && key !== 'poolSetting') seen[key] = null
      } else if (banner && text.startsWith('[tasks]')) banner.tasks = true
      else if (
        banner &&
        !/Warning\b|warnings\.warn/.test(text) &&
        !/Warm shutdown|Cold shutdown|Hitting Ctrl/.test(text)
      )
        note('afterBanner', event)
      if (text.includes('[tasks]') && banner) banner.tasks = true
      if (/\bpidbox: Connected to /.test(text)) {
        if (!seen.shutdown) note('pidbox', event)
      } else if (message.includes('Connected to ') || text.includes('Connected to ')) note('connected', event)
      if (/\S+@\S+ ready\.|\S+ has started\.|\bready\.$/.test(message)) note('ready', event)
      if (/(?:Warm|Cold) shutdown/.test(text)) note('shutdown', event)
      if (text.includes("shouldn't be used to select the eventlet")) note('poolSetting', event)
      if (event.level === 'ERROR' || event.level === 'CRITICAL' || event.exceptions.length) note('failed', event)
      if (text.includes('Connection to broker lost')) {
        note('lost', event)
        received.clear()
      }
    },
    findings() {
      const found: StoryFinding[] = []
      const add = (label: Label, where: Place, confidence: 'high' | 'low' = 'high') =>
        found.push({ label, line: where.line, text: where.text, confidence })
      const expected = banner?.concurrency ?? 0
      if (!seen.finished && children.first) {
        const replaced = expected > 0 ? children.highest > expected : children.late >= 2
        if (replaced && (children.late > 0 || children.first.time === null))
          add('windows-prefork-respawn-loop', children.firstLate ?? children.first)
        else if (seen.received && children.late === 0 && idle())
          add('windows-prefork-respawn-loop', seen.received, 'low')
      }
      if (isGreen(banner?.pool) && seen.received && !seen.finished && !seen.pidbox && seen.ready && !seen.poolSetting)
        add('gevent-not-monkeypatched', seen.received)
      if (banner && banner.tasks && !seen.connected && !seen.ready && !seen.afterBanner && !seen.received) {
        add(
          /^rediss:/.test(banner.transport) ? 'tls-to-plain-redis-hang' : 'worker-silent-on-broker',
          banner.place,
          'low',
        )
      }
      if (redelivered) add('redis-visibility-timeout-redelivery', redelivered)
      if (banner && commandPool && /^(?:prefork|processes)$/.test(commandPool) && banner.pool !== 'prefork')
        add('pool-option-ignored', banner.place)
      if (banner && commandLimit && /^(?:solo|thread|threads)$/.test(banner.pool))
        add('time-limit-silently-ignored', seen.command ?? banner.place)
      return found
    },
    waiting: () => (children.first !== null || isGreen(banner?.pool)) && !(seen.received && seen.finished),
    worker() {
      return banner?.place ?? seen.ready ?? seen.connected ?? seen.pidbox ?? seen.finished ?? seen.received ?? null
    },
  }

  /** Tasks came in, and for half a minute of log nothing was done with them. */
  function idle(): boolean {
    return false
  }
}
