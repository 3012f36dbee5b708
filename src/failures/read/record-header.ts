import type { Level } from './event.ts'

/** The part of a log record before its message. */
export interface RecordHeader {
  readonly time: number | null
  readonly level: Level | null
  readonly process: string | null
  readonly logger: string | null
  readonly message: string
}

/** Celery's own format: `[2026-01-03 01:34:20,470: ERROR/SpawnPoolWorker-3] …`; the time zone and the date are optional. */
const CELERY =
  /^\s{0,8}\[(?:(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:[,.]\d{1,9})?)[^\]:]{0,20}: ?)?([A-Z]{4,8})\/([^\]]{1,80})\] ?(.*)$/
/** The same, in shortened quotes: `ERROR/MainProcess: …`, `ERROR/MainProcess] …`. */
const SHORT = /^([A-Z]{4,8})\/([\w.@:() -]{1,60}?)[\]:]+ (.*)$/
/** All but the level in one pair of brackets: `[73427 1407347552 2026-01-03 01:34:20 /srv/app/tasks.py:48] WARNING: …`. */
const BRACKETED =
  /^\[[^[\]]{1,80}?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[,.]\d{1,9})?)[^[\]]{0,300}\] ?[[(]?(DEBUG|INFO|WARNING|ERROR|CRITICAL)\b[\]):]{0,2} ?(.*)$/
const TIME = /^\[?(?:\d{4}[-/]\d\d[-/]\d\d[T ])?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]?/
// Python has no level FATAL: PostgreSQL and supervisord write it.
const LEVEL_FIRST = /^\[?(DEBUG|INFO|WARNING|WARN|ERROR|CRITICAL)\b\]?(?=[\s:|/-])/
const LEVEL_LATER =
  /(?:^|[\s:[|/(-])(DEBUG|INFO|WARNING|WARN|ERROR|CRITICAL|debug|info|warning|error|critical)\s{0,8}(?=[\s\]:|/)-])/

/** The level after a path, as with `%(pathname)s:%(lineno)d` in front of it. */
const LEVEL_FAR =
  /^[^'"()[\]{}]{0,300}?:\d{1,6}\s[^'"()[\]{}]{0,120}?(DEBUG|INFO|WARNING|ERROR|CRITICAL)\s{0,8}(?=[\s:|-])/

/**
 * Parses a record's header in Celery's or another format: date or level first, any separators.
 * @returns null when the line does not start a record
 */
export function parseHeader(line: string): RecordHeader | null {
  const first = line.charCodeAt(0)
  // Most continuation lines start with a blank or a lower-case letter: skip the regular expressions.
  if (first !== 91 /* [ */ && !(first >= 48 && first <= 57) && !(first >= 65 && first <= 90) && first !== 32)
    return null
  const celery = CELERY.exec(line)
  if (celery) return record(celery[1] ?? null, levelOf(celery[2]!), processName(celery[3]!), null, celery[4]!)
  if (first === 32) return null
  const short = SHORT.exec(line)
  if (short && levelOf(short[1]!)) return record(null, levelOf(short[1]!), short[2]!, null, short[3]!)
  const bracketed = first === 91 ? BRACKETED.exec(line) : null
  if (bracketed) return record(bracketed[1]!, levelOf(bracketed[2]!), null, null, bracketed[3]!)
  return timeFirst(line) ?? levelFirst(line)
}

function timeFirst(line: string): RecordHeader | null {
  const time = TIME.exec(line)
  if (!time) return null
  const rest = line.slice(time[0].length)
  const level = LEVEL_LATER.exec(rest.slice(0, 120)) ?? LEVEL_FAR.exec(rest.slice(0, 320))
  if (!level) return record(time[0], null, null, null, rest.trimStart())
  const message = rest.slice(level.index + level[0].length).replace(/^[\s\]:|)-]+/, '')
  return record(
    time[0],
    levelOf(level[1]!),
    processIn(rest),
    loggerIn(rest.slice(0, level.index)) ?? loggerIn(message),
    withoutSource(message),
  )
}

/** What formats put between level and message: a logger, a thread or a place in brackets. */
const SOURCE =
  /^(?:\[[^\]]{1,80}\]|(?:[a-z_]\w{0,40}(?:\.[a-z_]\w{0,40}){1,6}|root|celery)(?<!error|timeout)(?::\d{1,6})?)(?:\s?[:|-](?:\s|(?=\S)|$)|\s)/

function withoutSource(message: string): string {
  let rest = message
  for (let layer = 0; layer < 3; layer++) {
    const next = rest.replace(SOURCE, '').replace(/^\s?[|-] /, '')
    if (next === rest) break
    rest = next
  }
  return rest
}

function levelFirst(line: string): RecordHeader | null {
  const level = LEVEL_FIRST.exec(line)
  if (!level) return null
  const rest = line.slice(level[0].length).replace(/^[\s:|/-]+/, '')
  const time = TIME.exec(rest)
  const message = time ? rest.slice(time[0].length).trimStart() : rest
  return record(time?.[0] ?? null, levelOf(level[1]!), null, loggerIn(message), withoutSource(message))
}

/** Formats of a project's own add the process id or the thread: `MainProcess(4711)`, `MainProcess/MainThread`. */
const processName = (text: string): string =>
  /^MainProcess(?!\w)/.test(text) ? 'MainProcess' : text.replace(/[([:]\d{1,10}[)\]]?$/, '')

const processIn = (text: string): string | null =>
  /\b(MainProcess|Beat|\w*PoolWorker-\d+|Worker-\d+)\b/.exec(text.slice(0, 160))?.[1] ?? null
const loggerIn = (text: string): string | null => /(?:^|\s)([a-z_]\w*(?:\.\w+)+)(?:\s|$)/.exec(text)?.[1] ?? null

function record(
  time: string | null,
  level: Level | null,
  process: string | null,
  logger: string | null,
  message: string,
): RecordHeader {
  return { time: time === null ? null : timeOf(time), level, process, logger, message }
}

const LEVELS: Readonly<Record<string, Level>> = {
  DEBUG: 'DEBUG',
  INFO: 'INFO',
  WARNING: 'WARNING',
  WARN: 'WARNING',
  ERROR: 'ERROR',
  CRITICAL: 'CRITICAL',
  FATAL: 'CRITICAL',
}

/** A level by any of its usual names, or null. */
export const levelOf = (name: string): Level | null => LEVELS[name.toUpperCase()] ?? null

/** Milliseconds; a time without a date counts from midnight. */
export function timeOf(text: string): number | null {
  const m = /(?:(\d{4})[-/](\d\d)[-/](\d\d)[T ])?(\d\d):(\d\d):(\d\d)(?:[.,](\d{1,3}))?/.exec(text)
  if (!m) return null
  const day = m[1] ? Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3])) : 0
  return (
    day + Number(m[4]) * 3_600_000 + Number(m[5]) * 60_000 + Number(m[6]) * 1000 + Number((m[7] ?? '0').padEnd(3, '0'))
  )
}
