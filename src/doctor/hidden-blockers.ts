import type { Finding } from './report.ts'

/** Failed checks that block others and are not reported themselves, because of --skip. */
export function hiddenBlockers(findings: readonly Finding[]): string[] {
  const reported = new Set(findings.map(({ id }) => id))
  return [...new Set(findings.flatMap(({ blockedBy }) => blockedBy))].filter((id) => !reported.has(id))
}
