/** A line without the prefixes of containers, journals and process managers. */
export interface Stripped {
  readonly text: string
  /** The writer of the line, which keeps the lines of several writers apart. */
  readonly stream: string
  /** Kubernetes: the line continues on the next one. */
  readonly partial: boolean
}

const ANSI = /\u001b\[[0-9;?]{0,20}[A-Za-z]|\u001b\][^\u0007\u001b]{0,200}(?:\u0007|\u001b\\)|\u001b[()][A-Z0-9]/g

const PREFIXES: readonly { readonly form: RegExp; readonly stream: number; readonly partial?: number }[] = [
  // Kubernetes' container runtime: time, stream, F(ull) or P(artial).
  {
    form: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d) (stdout|stderr) ([FP]) /,
    stream: 1,
    partial: 2,
  },
  // kubectl logs --prefix
  { form: /^\[(pod\/[^\]\s]{1,200})\] /, stream: 1 },
  // honcho, foreman: `12:00:01 worker.1 | `; Docker Desktop, docker compose --timestamps: with the date
  {
    form: /^(?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)? (?!(?:DEBUG|INFO|WARN|WARNING|ERROR|CRITICAL|FATAL)\b)([\w.@-]{1,120})\s{1,60}\| ?/,
    stream: 1,
  },
  // supervisor's output in a container: `celery-main stderr | `
  { form: /^([A-Za-z][\w.@:-]{0,120} (?:stdout|stderr)) {1,10}\| ?/, stream: 1 },
  // docker compose (v1 `celery_1  | `, v2 `app-celery-1  | `) and docker service logs (`app_celery.1.id@node    | `)
  { form: /^(?!(?:DEBUG|INFO|WARN|WARNING|ERROR|CRITICAL|FATAL)\b)([A-Za-z][\w.@-]{0,120})\s{1,60}\| ?/, stream: 1 },
  // journalctl, short: `Jan 03 01:34:20 host celery[123]: `
  { form: /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,6})? \S{1,100} ([\w@./-]{1,80}(?:\[\d+\])?): ?/, stream: 1 },
  // journalctl, short-iso and rsyslog
  {
    form: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d) \S{1,100} ([\w@./-]{1,80}\[\d+\]): ?/,
    stream: 1,
  },
  // Heroku
  { form: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d) ([a-z]+\[[\w.-]+\]): /, stream: 1 },
  // docker logs --timestamps: nanoseconds and Z, then the line itself
  { form: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7,9}Z ?/, stream: 0 },
]

/** Removes colours and up to three layers of prefixes. */
export function stripPrefixes(line: string): Stripped {
  let text = line.includes('\u001b') ? line.replace(ANSI, '') : line
  // Truncating a log that is open for writing leaves a run of zero bytes.
  if (text.charCodeAt(0) === 0) text = text.replace(/^\0+/, '')
  // GitHub and other viewers drop the escape character itself and leave `[1;31m`.
  if (text.startsWith('[') && text.charCodeAt(1) < 58) text = text.replace(/^\[\d{1,2}(?:;\d{1,2}){0,2}m/, '')
  let stream = ''
  let partial = false
  text = withoutEcho(text)
  for (let layer = 0; layer < 3; layer++) {
    // Celery's own records and continuation lines, nearly all lines, have no prefix.
    const first = text.charCodeAt(0)
    if (first === 32 || first === 9 || (first === 91 && text.charCodeAt(1) !== 112)) break
    const found = take(text)
    if (!found) break
    text = withoutEcho(found.text)
    stream += found.stream
    partial ||= found.partial
  }
  return { text, stream, partial }
}

/** A terminal echoes Ctrl+C and its like as `^C`, in front of whatever is printed next. */
const withoutEcho = (text: string): string =>
  text.charCodeAt(0) === 94 ? text.replace(/^(?:\^[A-Z\\]){1,20}/, '') : text

function take(text: string): Stripped | null {
  for (const { form, stream, partial } of PREFIXES) {
    const match = form.exec(text)
    if (match) {
      return {
        text: text.slice(match[0].length),
        stream: stream ? match[stream]! : '',
        partial: partial !== undefined && match[partial] === 'P',
      }
    }
  }
  return null
}
