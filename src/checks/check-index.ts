import { catalogue } from './catalogue.ts'
import type { AnyCheck } from './define-check.ts'

export type IndexedCheck = Pick<AnyCheck, 'id' | 'tier' | 'severity' | 'title'>

/**
 * What a list of checks needs. The build evaluates this module and writes its values into the bundle (see
 * scripts/lib/evaluate-at-build.js), so that a list doesn't load the checks.
 */
export const checkIndex: readonly IndexedCheck[] = catalogue.map(({ id, tier, severity, title }) => ({
  id,
  tier,
  severity,
  title,
}))
