import type { LogRecord } from '../read/event.ts'
import { parseTraceback } from '../read/exceptions.ts'
import { placeOf, type Place } from './worker-life.ts'

/** The same reason, again and again. */
export interface Reconnects {
  readonly times: number
  /** The last exception, or what Celery says about it. */
  readonly reason: string
  readonly line: number
}

/** How the connection to the broker fares: what breaks it, and whether it came back. */
export interface BrokerConnection {
  see(event: LogRecord): void
  /** The current record says that the connection failed or was lost. */
  readonly faulty: boolean
  /** The number of the current record. */
  readonly turn: number
  /** The last time that it came back for good: the worker was ready or had tasks afterwards. */
  healed(): { readonly turn: number; readonly place: Place } | null
  reconnects(): Reconnects | null
  /** It is connected again, and only a received or finished task will show that it works. */
  waiting(): boolean
}

const FAULT = /(?:^|\s)(?:consumer: )?(?:Connection to broker lost|Cannot connect to \S)|beat: Connection error: /
/** What Celery says about the same fault, in records of their own. */
const AFTERMATH =
  /In Celery 5\.1 we introduced an optional breaking|Couldn't (?:ack|reject) [^\n]{1,60}, reason:\s?(?:Connection|BrokenPipe|Recoverable|OSError|socket|Timeout)/
const CONNECTED = /(?<!pidbox: )Connected to \S+:\/\//
const WORKS = / ready\.|\] received|Received task: |\] succeeded in |Scheduler: Sending due task/
const REFUSED = /(?:Cannot connect to \S{1,500}|beat: Connection error): (.{1,1000}?)\.{0,2} ?(?:Trying |$)/m
/** As often as that, it is a matter of its own that the connection breaks, even if it always comes back. */
const OFTEN = 3
const MAX_REASONS = 50
const MAX_SHOWN = 300

/** Follows the connection through a log, in constant memory. */
export function followConnection(): BrokerConnection {
  const reasons = new Map<string, { times: number; reason: string; line: number }>()
  let turn = 0
  let faulty = false
  let outages = 0
  let down = false
  let back: { turn: number; place: Place } | null = null
  let proven: { turn: number; place: Place } | null = null
  const healed = () => (outages < OFTEN && !down ? proven : null)
  return {
    see(event) {
      turn++
      const head = event.text.slice(0, 1_000)
      const fault = FAULT.test(head)
      faulty = fault || (down && AFTERMATH.test(head))
      if (fault) {
        if (!down) outages++
        down = true
        back = null
        const reason = reasonOf(event.text)
        const key = reason.replace(/\d+/g, '')
        const before = reasons.get(key)
        if (before) before.times++
        else if (reasons.size < MAX_REASONS) reasons.set(key, { times: 1, reason, line: event.line })
      } else if (down && CONNECTED.test(head)) back ??= { turn, place: placeOf(event) }
      else if (down && WORKS.test(head) && (back || head.includes('Scheduler: '))) {
        proven = back ?? { turn, place: placeOf(event) }
        back = null
        down = false
      }
    },
    get faulty() {
      return faulty
    },
    get turn() {
      return turn
    },
    healed,
    reconnects() {
      const most = [...reasons.values()].reduce<Reconnects | null>(
        (best, one) => (one.times > (best?.times ?? OFTEN - 1) ? one : best),
        null,
      )
      return healed() ? null : most
    },
    waiting: () => back !== null,
  }
}

function reasonOf(text: string): string {
  const last = parseTraceback(text.split('\n')).exceptions.at(-1)
  const line = last?.message.split('\n').find((part) => part.trim() !== '') ?? ''
  const named = last
    ? `${last.type}${line ? `: ${line.trim()}` : ''}`
    : (REFUSED.exec(text)?.[1] ?? text.split('\n', 1)[0]!)
  return named.slice(0, MAX_SHOWN)
}
