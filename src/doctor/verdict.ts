import { hiddenBlockers } from '../report/hidden-blockers.ts'
import type { Finding, Summary } from '../report/model.ts'
import type { Policy } from './policy.ts'

/** Exit codes of a verdict; the same with and without --json. */
export const exitCodes = { healthy: 0, findings: 1, usage: 2, inconclusive: 3, defect: 70, interrupted: 130 } as const

/** Counts findings and decides. Pure: formats never set an exit code. */
export function summarize(findings: readonly Finding[], policy: Policy): Omit<Summary, 'redactions'> {
  const counted = findings.filter((finding) => finding.silenced === null)
  const failed = counted.filter((finding) => finding.status === 'fail')
  const errors = failed.filter((finding) => finding.severity === 'error').length
  const warnings = failed.filter((finding) => finding.severity === 'warn').length
  const failing = errors + (policy.failLevel === 'warn' ? warnings : 0)
  const unsure =
    (policy.profile === 'ci' &&
      counted.some((finding) => finding.status === 'unknown' && finding.severity === 'error')) ||
    hiddenBlockers(findings).length > 0
  const verdict = failing > 0 ? 'fail' : unsure ? 'inconclusive' : 'pass'
  const count = (status: Finding['status']) => findings.filter((finding) => finding.status === status).length
  return {
    verdict,
    exitCode: { pass: exitCodes.healthy, fail: exitCodes.findings, inconclusive: exitCodes.inconclusive }[verdict],
    pass: count('pass'),
    fail: count('fail'),
    unknown: count('unknown'),
    skip: count('skip'),
    errors,
    warnings,
    silenced: findings.length - counted.length,
    baselined: 0,
  }
}
