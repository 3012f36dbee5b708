import type { CheckSeverity } from '../checks/define-check.ts'
import { isGlob, matchesCheck } from '../text/check-pattern.ts'

type Level = CheckSeverity | 'off'

/**
 * The level of each check that the project's settings give one: an id comes before a glob, a glob before a category, `*` last.
 * Of two globs the one with more letters counts, of two alike the later one. Pure.
 * @param levels by id, glob or category
 */
export function checkLevels(levels: Readonly<Record<string, Level>>, ids: readonly string[]): Record<string, Level> {
  const patterns = Object.keys(levels).sort((one, other) => weight(one) - weight(other))
  return Object.fromEntries(
    patterns.flatMap((pattern) =>
      ids.filter((id) => matchesCheck(pattern, id)).map((id) => [id, levels[pattern]!] as const),
    ),
  )
}

/** An id has letters on both sides of its point, and none of a glob's characters. */
function weight(pattern: string): number {
  const letters = pattern.replaceAll(/[*?.]/g, '').length
  if (letters === 0) return 0
  if (isGlob(pattern)) return 100 + letters
  return pattern.includes('.') ? 10_000 : 1
}
