import type { AppCandidate } from '../facts/app.ts'

/**
 * The folder that has to be on sys.path for an app that the project's files name. What the user says is tried as it
 * stands: if it only works from another folder, that is the finding.
 */
export const importRootOf = (chosen: AppCandidate | null): string | null =>
  chosen?.source === 'source' || chosen?.source === 'django' || chosen?.source === 'launch-command'
    ? (chosen.importRoot ?? null)
    : null
