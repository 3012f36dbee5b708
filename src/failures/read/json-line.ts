import { levelOf, timeOf } from './record-header.ts'

const MESSAGE = ['message', 'msg', 'MESSAGE', 'event', '@message']
/** What a program printed, as it was: a level beside it is only that of stdout or stderr. loguru's `text` as well. */
const PRINTED = ['log', 'textPayload']
/** A message with a header of its own, or a line of a traceback: the rest of the object was added by a collector. */
const OWN = /^(?:\[[^\]]{0,60}\b[A-Z]{4,8}\/[^\]]{1,80}\] |\s|Traceback \(most recent)/
const EXCEPTIONS = ['exception', 'exc_info']
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
  const inner = isObject(record['jsonPayload']) ? { ...record, ...record['jsonPayload'] } : record
  const printed = text(inner, isObject(inner['record']) ? [...PRINTED, 'text'] : PRINTED)
  const message = printed ?? text(inner, MESSAGE)
  if (message === null) return null
  const raw = printed !== null || OWN.test(message)
  const details = raw
    ? []
    : [...DETAILS.map((key) => text(inner, [key])), ...EXCEPTIONS.map((key) => traceback(inner[key]))]
  return {
    lines: [raw ? message : headed(inner, message), ...details.filter((part) => part !== null)].flatMap((part) =>
      part.replace(/\n$/, '').split('\n'),
    ),
    stream: text(inner, STREAM) ?? '',
  }
}

function headed(record: object, message: string): string {
  const level = levelOf(text(record, LEVEL) ?? '')
  const time = text(record, TIME)
  const stamp = time !== null && timeOf(time) !== null ? time.slice(0, 23).replace('T', ' ') : '1970-01-01 00:00:00'
  return level === null ? message : `[${stamp}: ${level}/${text(record, PROCESS) ?? 'MainProcess'}] ${message}`
}

/** A traceback as structlog's `dict_tracebacks` writes it: the exceptions of a chain, the last one first. */
function traceback(value: unknown): string | null {
  if (!Array.isArray(value)) return null
  const parts = value
    .filter(isObject)
    .flatMap(({ exc_type: type, exc_value: message, frames }) =>
      typeof type !== 'string'
        ? []
        : [
            [
              'Traceback (most recent call last):',
              ...(Array.isArray(frames) ? frames : [])
                .filter(isObject)
                .map(
                  ({ filename, lineno, name }) =>
                    `  File "${String(filename)}", line ${String(lineno)}, in ${String(name)}`,
                ),
              `${type}: ${typeof message === 'string' ? message : ''}`,
            ].join('\n'),
          ],
    )
  return parts.length ? parts.reverse().join('\n\n') : null
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parse(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

/** The value of a key such as `log.level`, which may be a key of an object of its own. */
function valueOf(record: object, key: string): unknown {
  const whole = (record as Record<string, unknown>)[key]
  const dot = whole === undefined ? key.indexOf('.') : -1
  const outer = dot < 0 ? undefined : (record as Record<string, unknown>)[key.slice(0, dot)]
  return isObject(outer) ? outer[key.slice(dot + 1)] : whole
}

function text(record: object, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = valueOf(record, key)
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
