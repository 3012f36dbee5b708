import type { Location } from '../define-check.ts'

/** @param where `file:line` as a setting's origin is told, or anything else, such as the name of a variable */
export function locate(where: string | null): Location | null {
  const match = /^(.+\.\w+):(\d+)$/.exec(where ?? '')
  return match ? { file: match[1] ?? '', line: Number(match[2]) } : null
}
