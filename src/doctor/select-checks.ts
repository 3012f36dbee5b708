import type { AnyCheck } from '../checks/define-check.ts'
import type { Tier } from '../facts/tier.ts'
import { didYouMean } from '../text/did-you-mean.ts'

/** The selection of a run: ids, categories and globs, as typed. Empty: all checks, or none left out. */
export interface RequestedSelection {
  readonly only: readonly string[]
  readonly skip: readonly string[]
}

/** The ids that a run reports, and those that were left out by name. */
export interface Selection {
  readonly ids: ReadonlySet<string>
  readonly skipped: ReadonlySet<string>
}

/** Why no check can be run: one sentence, and what to do. */
export interface SelectionProblem {
  readonly problem: string
  readonly next: string
}

/**
 * Resolves a selection to checks. Pure.
 * @param off ids that the project's settings switch off; naming one with --only switches it on, a glob doesn't
 */
export function selectChecks(
  checks: readonly Pick<AnyCheck, 'id' | 'tier'>[],
  { only, skip }: RequestedSelection,
  tiers: readonly Tier[],
  off: ReadonlySet<string> = new Set(),
): Selection | SelectionProblem {
  const ids = checks.map(({ id }) => id)
  for (const [flag, words] of [['--only', only] as const, ['--skip', skip] as const])
    for (const word of words) {
      const problem = unknownWord(flag, word, ids)
      if (problem) return problem
    }
  const skipped = new Set(ids.filter((id) => skip.some((word) => matches(word, id))))
  const requested = checks.filter(({ id }) => only.length === 0 || only.some((word) => matches(word, id)))
  const on = requested.filter(({ id }) => !off.has(id) || only.includes(id))
  const selected = on.filter(({ id }) => !skipped.has(id))
  if (selected.length === 0)
    return {
      problem: on.length === 0 ? 'the settings switch off every selected check' : '--skip leaves nothing to check',
      next: 'See all checks: poolwise doctor --list',
    }
  if (only.length > 0 && selected.every(({ tier }) => !tiers.includes(tier)))
    return {
      problem: `${selected.map(({ id }) => id).join(', ')} ${selected.length === 1 ? 'needs' : 'need'} the network, but --offline is set`,
      next: 'Leave --offline out, or name other checks.',
    }
  return { ids: new Set(selected.map(({ id }) => id)), skipped }
}

export const isProblem = (selected: Selection | SelectionProblem): selected is SelectionProblem => 'problem' in selected

/** `broker` and `broker.*` are a category, `*.found` a name in any; case-insensitive. */
export function matches(word: string, id: string): boolean {
  const pattern = word.toLowerCase()
  if (pattern === id || pattern === id.split('.')[0]) return true
  if (!/[*?]/.test(pattern)) return false
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`).test(id)
}

function unknownWord(flag: string, word: string, ids: readonly string[]): SelectionProblem | null {
  if (ids.some((id) => matches(word, id))) return null
  const list = 'See: poolwise doctor --list'
  if (/[*?]/.test(word)) return { problem: `${flag} ${word} matches no check`, next: list }
  const similar = didYouMean(word, [...ids, ...new Set(ids.map((id) => id.split('.')[0] ?? id))])
  // "reachable" or "best-fit": without the category.
  const halves = ids.filter((id) => id.split('.')[1] === word.toLowerCase())
  const suggestions = [...new Set([...halves, ...similar])].slice(0, 3)
  return {
    problem: `${flag} ${word}: there is no such check`,
    next: suggestions.length > 0 ? `Did you mean ${suggestions.join(' or ')}?` : list,
  }
}
