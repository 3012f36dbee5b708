import { exitCodes } from '../exit-codes.ts'
import { hiddenBlockers } from './hidden-blockers.ts'
import type { Finding, Summary } from './report.ts'
import type { Policy } from './policy.ts'

/** Counts findings and determines the exit code. Pure: formats never set it. */
export function summarize(findings: readonly Finding[], policy: Policy): Omit<Summary, 'redactions'> {
  const counted = findings.filter((finding) => finding.silenced === null)
  const failed = counted.filter((finding) => finding.status === 'fail')
  const errors = failed.filter((finding) => finding.severity === 'error').length
  const warnings = failed.filter((finding) => finding.severity === 'warn').length
  const failing = errors + (policy.failLevel === 'warn' ? warnings : 0)
  const unsure =
    (policy.profile === 'ci' &&
      counted.some(
        ({ status, severity, error }) => status === 'unknown' && (severity === 'error' || error !== null),
      )) ||
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
