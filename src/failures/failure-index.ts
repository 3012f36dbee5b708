import { failures, type KnownFailure } from './known/catalogue.ts'

export type IndexedFailure = Pick<KnownFailure, 'id' | 'severity' | 'title'>

/**
 * What a list of failures needs. The build evaluates this module and writes its values into the bundle (see
 * scripts/lib/evaluate-at-build.js), so that a list doesn't load the failures.
 */
export const failureIndex: readonly IndexedFailure[] = failures.map(({ id, severity, title }) => ({
  id,
  severity,
  title,
}))
