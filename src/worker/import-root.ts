import type { AppCandidate } from '../facts/app.ts'

/**
 * The folder that must be on sys.path for an app named in the project's files. An app given by the user is imported as it
 * is: that it works only from another folder is a finding.
 */
export const importRootOf = (chosen: AppCandidate | null): string | null =>
  chosen?.source === 'source' || chosen?.source === 'django' || chosen?.source === 'launch-command'
    ? (chosen.importRoot ?? null)
    : null
