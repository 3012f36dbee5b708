import type { Category, Evidence, Location, RemedyCommand, Severity } from '../checks/define-check.ts'
import type { Tier } from '../facts/tier.ts'
import type { PoolPlan } from '../pool/plan.ts'

/** The result of one check, as every format shows it. */
export interface Finding {
  id: string
  category: Category
  title: string
  status: 'pass' | 'fail' | 'unknown' | 'skip'
  /** The level in force, after the project's policy; matters only for `fail` and `unknown`. */
  severity: Severity
  declaredSeverity: Severity
  /** What is wrong, why it is unknown or why it was skipped; empty for a pass. */
  message: string
  evidence: Evidence
  location: Location | null
  remediation: { text: string; commands: readonly RemedyCommand[] } | null
  /** Where the page about this check is, relative to the package. */
  docs: string
  /** Ids of the checks whose failure made this one pointless. */
  blockedBy: readonly string[]
  silenced: { reason: string; until: string | null } | null
  /** Stays the same for the same fault: no paths, line numbers or versions in it. */
  fingerprint: string
  durationMs: number
  /** The check itself crashed: our defect, told apart from the user's. */
  error: string | null
}

export interface Summary {
  verdict: 'pass' | 'fail' | 'inconclusive'
  exitCode: number
  pass: number
  fail: number
  unknown: number
  skip: number
  errors: number
  warnings: number
  silenced: number
  baselined: number
  redactions: number
}

/** What `doctor` and `preflight` report: the one document of `--json`. */
export interface DoctorReport {
  schemaVersion: 1
  tool: { name: 'poolwise'; version: string }
  run: {
    profile: 'dev' | 'ci'
    tiers: readonly Tier[]
    startedAt: string
    durationMs: number
    offline: boolean
    /** The project's folder, the home directory shortened to ~. */
    project: string
    /** The probe that took longest, and the ones that ran into their deadline. */
    slowest: { probe: string; ms: number } | null
    timedOut: readonly string[]
  }
  platform: {
    os: string
    target: string
    arch: string
    release: string
    node: string
    python: string | null
    celery: string | null
  }
  summary: Summary
  checks: readonly Finding[]
  plan: PoolPlan | null
}
