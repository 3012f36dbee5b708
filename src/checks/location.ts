import type { Origin } from '../facts/worker.ts'
import type { Location } from './define-check.ts'

/** @param where `file:line`, the form of a setting's origin, or anything else, such as the name of a variable */
export function locationAt(where: string | null): Location | null {
  const match = /^(.+\.\w+):(\d+)$/.exec(where ?? '')
  return match ? { file: match[1] ?? '', line: Number(match[2]) } : null
}

/** The file and the line of an origin. A command's file may have no extension: Procfile, Makefile. */
export function locationOf({ kind, where }: Origin): Location | null {
  const match = kind === 'command' ? /^(.+):(\d+)$/.exec(where) : null
  return match ? { file: match[1]!, line: Number(match[2]) } : locationAt(where)
}
