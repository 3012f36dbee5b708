import type { AnyCheck } from '../checks/define-check.ts'
import type { Tier } from '../facts/tier.ts'
import { checksMeantBy, isGlob, matchesCheck } from '../text/check-pattern.ts'

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
  const skipped = new Set(ids.filter((id) => skip.some((word) => matchesCheck(word, id))))
  const requested = checks.filter(({ id }) => only.length === 0 || only.some((word) => matchesCheck(word, id)))
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

function unknownWord(flag: string, word: string, ids: readonly string[]): SelectionProblem | null {
  if (ids.some((id) => matchesCheck(word, id))) return null
  const meant = checksMeantBy(word, ids)
  return {
    problem: isGlob(word) ? `${flag} ${word} matches no check` : `${flag} ${word}: there is no such check`,
    next: meant.length > 0 ? `Did you mean ${meant.join(' or ')}?` : 'See: poolwise doctor --list',
  }
}
