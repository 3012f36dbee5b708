import { levelOf, timeOf } from './record-header.ts'

const MESSAGE = ['message', 'msg', 'log', 'MESSAGE', 'event', 'textPayload', '@message']
const LEVEL = ['level', 'levelname', 'severity', 'log.level', 'log_level']
const DETAILS = [
  'exc_info',
  'exc_text',
  'exception',
  'traceback',
  'stack_trace',
  'stack_info',
  'stack',
  'error.stack_trace',
]
const TIME = ['asctime', 'timestamp', 'time', '@timestamp', 'ts', 'created']
const PROCESS = ['processName', 'process_name', 'process']
const STREAM = ['_SYSTEMD_UNIT', 'container_name', 'container', 'pod', 'service']
const LIMIT = 256 * 1024

/** A record written as one JSON object. */
export interface JsonLine {
  /** The record in the lines that Celery itself would write. */
  readonly lines: readonly string[]
  readonly stream: string
}

/** Parses a line such as `{"level":"ERROR","message":"…","exc_info":"Traceback …"}`; null for any other line. */
export function parseJsonLine(line: string): JsonLine | null {
  if (line.charCodeAt(0) !== 123 || line.length > LIMIT || !line.trimEnd().endsWith('}')) return null
  const record = parse(line)
  if (!record) return null
  const inner = typeof record['jsonPayload'] === 'object' ? { ...record, ...(record['jsonPayload'] as object) } : record
  const message = text(inner, MESSAGE)
  if (message === null) return null
  const level = levelOf(text(inner, LEVEL) ?? '')
  const time = text(inner, TIME)
  const stamp = time !== null && timeOf(time) !== null ? time.slice(0, 23).replace('T', ' ') : '1970-01-01 00:00:00'
  const head = level === null ? message : `[${stamp}: ${level}/${text(inner, PROCESS) ?? 'MainProcess'}] ${message}`
  const details = DETAILS.map((key) => text(inner, [key])).filter((part) => part !== null)
  return {
    lines: [head, ...details].flatMap((part) => part.replace(/\n$/, '').split('\n')),
    stream: text(inner, STREAM) ?? '',
  }
}

function parse(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

function text(record: object, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = (record as Record<string, unknown>)[key]
    if (typeof value === 'string' && value !== '') return value
    if (typeof value === 'number') return String(value)
    // journald exports text that is not UTF-8 as an array of bytes.
    if (Array.isArray(value) && value.length < 65_536 && value.every((byte) => typeof byte === 'number')) {
      return Buffer.from(value).toString('utf8')
    }
    if (Array.isArray(value) && value.every((part) => typeof part === 'string')) return value.join('\n')
  }
  return null
}
