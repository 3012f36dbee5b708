import type { LogRecord } from '../read/event.ts'
import type { Unexplained } from './judgement.ts'

const MAX_SHOWN = 400
/** What a shell, a container or systemd says. */
const NOT_STARTED =
  /\bcelery\b.{0,200}\b(?:not found|permission denied|no such file|cannot execute|can't (?:open|execute|find)|cannot be|not recognized|no module named|failed|exited|fatal)\b|\b(?:not found|failed|cannot|can't|unable to|could not)\b.{0,200}\bcelery\b/i
/** What pip, npm and nginx say about a package or a host of that name. */
const OTHERS =
  /\[emerg\]|host not found in upstream|satisfies the requirement|matching distribution|^npm |\bcelery(?:\[[^\]]{0,40}\])?[=<>~!]=/
/** supervisord says it at INFO. An exit that it expects is none. */
const SUPERVISOR =
  /\bspawnerr: .{0,200}\bcelery\b|\bexited: \S{0,60}celery\S{0,60} .{0,80}not expected|\bcelery\S{0,60} entered FATAL state|\bcelery\S{0,60}: ERROR \(/i

/** A line that only says that celery could not be started, for a log that shows no worker. */
export function celeryNotStarted({ level, lines, text }: LogRecord): Unexplained | null {
  const says = level === null || level === 'ERROR' || level === 'CRITICAL' ? [NOT_STARTED, SUPERVISOR] : [SUPERVISOR]
  const parts = text.split('\n', 20)
  const at = parts.findIndex((part) => says.some((form) => form.test(part.slice(0, 1_000))) && !OTHERS.test(part))
  return at < 0 ? null : { line: lines[at]!, text: parts[at]!.slice(0, MAX_SHOWN), count: 1, healed: null }
}
