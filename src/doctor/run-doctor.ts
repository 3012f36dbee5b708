import { homedir, release } from 'node:os'
import type { AnyCheck } from '../checks/define-check.ts'
import type { FactOutcomes, Facts } from '../facts/facts.ts'
import type { Tier } from '../facts/tier.ts'
import { advise } from '../pool/advise.ts'
import { situationOf, type Workload } from '../pool/situation.ts'
import type { AnyProbe, ProbeRequest } from '../probes/define-probe.ts'
import { createRedactor } from '../report/redact.ts'
import { knownSecrets } from '../report/secrets.ts'
import type { DoctorReport } from '../report/model.ts'
import { evaluateChecks, type Evaluated } from './evaluate.ts'
import { gather, values, type Gathered } from './gather.ts'
import type { Policy } from './policy.ts'
import { toFinding } from './to-finding.ts'
import { summarize } from './verdict.ts'

export interface DoctorRequest {
  readonly probe: ProbeRequest
  readonly policy: Policy
  readonly tiers: readonly Tier[]
  readonly checks: readonly AnyCheck[]
  readonly probes: readonly AnyProbe[]
  readonly workload: Workload | null
  readonly version: string
  readonly signal: AbortSignal
  readonly onStep?: ((doing: string) => void) | undefined
}

export interface DoctorRun {
  /** Redacted: the only form in which the run's findings leave. */
  readonly report: DoctorReport
  /** As found, secrets included: for the launch, never for a report. */
  readonly facts: Partial<Facts>
}

/** The whole way: probes → facts → checks → policy → redaction. Prints nothing, writes nothing. */
export async function runDoctor(request: DoctorRequest): Promise<DoctorRun> {
  const { probe, tiers, policy } = request
  const startedAt = new Date()
  const began = performance.now()
  const gathered = await gather({
    probes: request.probes.filter(({ tier }) => tiers.includes(tier)),
    request: probe,
    signal: request.signal,
    onStep: request.onStep,
  })
  const today = startedAt.toISOString().slice(0, 10)
  const asked = request.checks.filter(({ id }) => policy.severities[id] !== 'off')
  const evaluated = evaluateChecks(
    asked.filter(({ tier }) => tiers.includes(tier)),
    gathered.outcomes,
  )
  const rows = asked
    .filter(({ tier }) => tier <= 2 || tiers.includes(tier))
    .map((check) => evaluated.find((entry) => entry.check.id === check.id) ?? notAsked(check))
  const findings = rows.map((row) => toFinding(row, policy, today))
  const facts: Partial<Facts> = values(gathered.outcomes)
  const plan = facts.platform
    ? advise(situationOf(facts, request.workload), facts.appSearch?.chosen?.app ?? null)
    : null
  const redactor = createRedactor({ secrets: knownSecrets(probe.env, gathered.outcomes), home: homedir() })
  const report = redactor.value<DoctorReport>({
    schemaVersion: 1,
    tool: { name: 'poolwise', version: request.version },
    run: {
      profile: policy.profile,
      tiers,
      startedAt: startedAt.toISOString(),
      durationMs: Math.round(performance.now() - began),
      offline: !tiers.includes(2),
      project: probe.root,
      slowest: slowest(gathered),
      timedOut: timedOut(gathered.outcomes),
    },
    platform: {
      os: facts.platform?.host ?? 'unknown',
      target: probe.target,
      arch: facts.host?.arch ?? process.arch,
      release: facts.host?.distribution ?? release(),
      node: process.versions.node,
      python: facts.python?.version.join('.') ?? null,
      celery: facts.celery?.version ?? facts.packages?.['celery']?.version ?? null,
    },
    summary: { ...summarize(findings, policy), redactions: 0 },
    checks: findings,
    plan,
  })
  return { report: { ...report, summary: { ...report.summary, redactions: redactor.count() } }, facts }
}

const notAsked = (check: AnyCheck): Evaluated => ({
  check,
  result: { status: 'skip', because: 'not asked for (--offline)' },
  blockedBy: [],
  error: null,
  durationMs: 0,
})

function slowest({ probeMs }: Gathered): DoctorReport['run']['slowest'] {
  const [first] = Object.entries(probeMs).sort(([, a], [, b]) => b - a)
  return first ? { probe: first[0], ms: first[1] } : null
}

const timedOut = (outcomes: FactOutcomes): string[] => [
  ...new Set(Object.values(outcomes).flatMap((outcome) => (outcome.kind === 'timedOut' ? [outcome.during] : []))),
]
