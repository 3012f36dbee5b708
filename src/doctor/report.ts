import type { Category, Evidence, Location, CheckSeverity } from '../checks/define-check.ts'
import type { Tier } from '../facts/tier.ts'
import type { PoolPlan } from '../pool/plan.ts'

/** A command that cures the finding. */
export interface RemediationCommand {
  argv: readonly string[]
  /** Systems it is meant for; empty: all. */
  platforms: readonly string[]
  /** The line to paste, in the shell and the folder from which poolwise was started. */
  shell: string
  /** `doctor --fix` runs this very command: it loses nothing, and `doctor --undo` reverts it. */
  safe: boolean
}

/** The result of one check, as every format shows it. */
export interface Finding {
  id: string
  category: Category
  title: string
  status: 'pass' | 'fail' | 'unknown' | 'skip'
  /** The level in force, after the project's policy; matters only for `fail` and `unknown`. */
  severity: CheckSeverity
  declaredSeverity: CheckSeverity
  /** What is wrong, why it is unknown or why it was skipped; empty for a pass. */
  message: string
  evidence: Evidence
  location: Location | null
  remediation: { text: string; commands: readonly RemediationCommand[] } | null
  /** Where the page about this check is, relative to the package. */
  docs: string
  /** Ids of the checks whose failure made this one pointless. */
  blockedBy: readonly string[]
  silenced: { reason: string; until: string | null } | null
  /** Stays the same for the same fault: no paths, line numbers or versions in it. */
  fingerprint: string
  durationMs: number
  /** A crash of poolwise itself, of the check or of what it needs: our defect, not the user's. */
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
    /** The app that was judged, and the project's other apps, about which nothing is said; absent: it has no others. */
    apps?: { judged: string; where: string; others: readonly OtherApp[] }
    /** Files too large to be searched for worker commands to their end; absent: none. */
    partlySearched?: readonly string[]
    /** Only with --only or --skip. */
    selection?: SelectionReport
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
  /** What a fresh clone needs, in order; only where it has no environment yet, and lacks more than that. */
  firstSteps?: readonly FirstStep[]
  /** What was looked at and what was found there; only with --verbose. */
  looked?: readonly LookedAt[]
  /** Only with --fix. */
  fixes?: readonly FixReport[]
}

/** A step before a worker can run for the first time. The commands of all steps can be pasted one after another. */
export interface FirstStep {
  id: 'environment' | 'variables' | 'services' | 'migrations'
  title: string
  commands: readonly Omit<RemediationCommand, 'safe'>[]
}

/** What --only and --skip made of the catalogue. */
export interface SelectionReport {
  only: readonly string[]
  skip: readonly string[]
  /** How many checks weren't asked for. */
  notAsked: number
  /** Checks that were not selected and are reported because their failure blocks a selected one. */
  inTheWay: readonly string[]
}

/** An app of the project that was not judged, and the folder that it is imported from, if that is not the project's. */
export interface OtherApp {
  app: string
  where: string
  folder: string | null
  /** The line to paste to have it judged. */
  shell: string
}

/** One subject of --verbose: places that were looked at, or values and where each came from. */
export interface LookedAt {
  subject: string
  rows: readonly { name: string; value: string; from: string | null }[]
}

/** A change that --fix made, would make, or couldn't make. */
export interface FixReport {
  /** The check whose finding it cures. */
  check: string
  title: string
  kind: 'edit' | 'command'
  /** Relative to the project's folder. */
  file: string | null
  /** Unified, for an edit. */
  diff: string | null
  /** For a command. */
  argv: readonly string[] | null
  status: 'planned' | 'applied' | 'declined' | 'failed' | 'impossible'
  /** Why it failed or is impossible. */
  because: string | null
}

/** What `doctor --list --json` prints. */
export interface CheckList {
  schemaVersion: 1
  checks: readonly {
    id: string
    category: Category
    severity: CheckSeverity
    tier: Tier
    title: string
    docs: string
  }[]
}

/** What `doctor --undo --json` prints. */
export interface UndoReport {
  schemaVersion: 1
  /** In the order in which they were taken back, the last change first. */
  undone: readonly { title: string; status: 'undone' | 'failed'; because: string | null }[]
}
