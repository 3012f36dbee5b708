import type { Origin } from '../../facts/worker.ts'
import { locate } from '../broker/locate.ts'
import type { Location } from '../define-check.ts'

/** The file and the line of an origin. A command's file may have no extension: Procfile, Makefile. */
export function placeOf({ kind, where }: Origin): Location | null {
  const match = kind === 'command' ? /^(.+):(\d+)$/.exec(where) : null
  return match ? { file: match[1]!, line: Number(match[2]) } : locate(where)
}
