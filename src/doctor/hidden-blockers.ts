import type { Finding } from './report.ts'

/** Checks that failed, that others wait for, and that aren't reported themselves: --skip leaves them out. */
export function hiddenBlockers(findings: readonly Finding[]): string[] {
  const reported = new Set(findings.map(({ id }) => id))
  return [...new Set(findings.flatMap(({ blockedBy }) => blockedBy))].filter((id) => !reported.has(id))
}
