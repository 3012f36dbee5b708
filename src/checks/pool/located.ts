import type { Origin } from '../../facts/worker.ts'
import type { Location } from '../define-check.ts'

/** The file that a value was found in; null for a variable and for Celery's own default. */
export function located({ kind, where }: Origin): Location | null {
  const match = kind === 'command' || kind === 'setting' ? /^(.+):(\d+)$/.exec(where) : null
  return match ? { file: match[1] ?? '', line: Number(match[2]) } : null
}
