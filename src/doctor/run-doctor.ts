import { homedir, release } from 'node:os'
import type { AnyCheck, RemedyCommand } from '../checks/define-check.ts'
import type { FactOutcomes, Facts } from '../facts/facts.ts'
import { defaultTiers, type Tier } from '../facts/tier.ts'
import { adviseProject } from '../pool/advise-project.ts'
import type { Workload } from '../pool/advisor-input.ts'
import type { PoolPlan } from '../pool/plan.ts'
import { judgePlan } from './judge-plan.ts'
import { withLines } from './plan-lines.ts'
import type { AnyProbe, ProbeRequest } from '../probes/define-probe.ts'
import { ownNames } from '../project/own-names.ts'
import { createRedactor } from '../redact/redact.ts'
import { knownSecrets } from '../redact/secrets.ts'
import { pasteable } from '../shell/pasteable.ts'
import { printableDocument } from '../text/printable-document.ts'
import type { DoctorReport } from './report.ts'
import type { Fix } from '../checks/remedy/fix.ts'
import { evaluateChecks, type Evaluated } from './evaluate.ts'
import { gather, values, type Gathered } from './gather.ts'
import { lookedAt, type SettingOrigin } from './looked-at.ts'
import { withEndedSilences } from './ended-silences.ts'
import { firstSteps } from './first-steps.ts'
import { pythonFor } from './python-for.ts'
import { pastePlace, pastedLine, type PastePlace } from './paste-place.ts'
import { probesFor, withOwners } from './needed.ts'
import type { Policy } from './policy.ts'
import type { RequestedSelection, Selection } from './select-checks.ts'
import { toFinding } from './to-finding.ts'
import { summarize } from './summarize.ts'

export interface DoctorRequest {
  readonly probe: ProbeRequest
  readonly policy: Policy
  readonly tiers: readonly Tier[]
  readonly checks: readonly AnyCheck[]
  readonly probes: readonly AnyProbe[]
  readonly workload: Workload | null
  /** Absent: every check. */
  readonly selection?: (Selection & RequestedSelection) | undefined
  /** Present: the report tells what was looked at; these are poolwise's own settings and where each came from. */
  readonly origins?: readonly SettingOrigin[] | undefined
  /** Secrets of the project's files; those of variables and settings are found here. */
  readonly secrets: readonly string[]
  readonly version: string
  readonly signal: AbortSignal
  readonly onStep?: ((doing: string) => void) | undefined
}

export interface DoctorRun {
  /** Redacted: the only form in which the run's findings leave. */
  readonly report: DoctorReport
  /** As found, secrets included: for the launch, never for a report. */
  readonly facts: Partial<Facts>
  /** As made from them: for the launch. */
  readonly plan: PoolPlan | null
  /** As found as well: redacted by who shows them. */
  readonly fixes: readonly ProposedFix[]
}

export interface ProposedFix {
  /** The check whose finding it cures. */
  readonly check: string
  readonly fix: Fix
}

/** Runs all steps: probes → facts → checks → policy → redaction. Prints nothing, writes nothing. */
export async function runDoctor(request: DoctorRequest): Promise<DoctorRun> {
  const { probe, tiers, policy } = request
  const startedAt = new Date()
  const began = performance.now()
  const { selection } = request
  const on = request.checks.filter(({ id }) => policy.severities[id] !== 'off' || selection?.ids.has(id))
  // The selection decides what is reported; what explains a report is evaluated with it.
  const needed = selection ? withOwners(selection.ids, on) : on
  const runnable = needed.filter(({ tier }) => tiers.includes(tier))
  // The plan is made from all facts; without one, what no check looks at needn't be found out.
  const planned = selection === undefined || selection.only.length === 0
  const probes = planned ? request.probes : probesFor(runnable, ['platform', 'host', 'shell'], request.probes)
  const gathered = await gather({
    probes: probes.filter(({ tier }) => tiers.includes(tier)),
    request: probe,
    signal: request.signal,
    onStep: request.onStep,
  })
  request.signal.throwIfAborted()
  const today = startedAt.toISOString().slice(0, 10)
  const evaluated = withEndedSilences(evaluateChecks(runnable, gathered.outcomes), gathered.outcomes, policy, today)
  const all = needed
    .filter(({ tier }) => defaultTiers.includes(tier) || tiers.includes(tier))
    .map((check) => evaluated.find((entry) => entry.check.id === check.id) ?? notRun(check))
  const { rows, inTheWay } = reported(all, selection)
  const facts = values(gathered.outcomes)
  const place = pastePlace(facts, probe.target)
  const { partly = [] } = facts.commandSearch ?? {}
  const findings = rows.map((row) => toFinding(row, policy, today, place))
  const plan = facts.platform && planned ? withLines(planOf(facts, request), place.shell) : null
  const redactor = createRedactor({
    secrets: [...knownSecrets(probe.env, gathered.outcomes), ...request.secrets],
    names: ownNames(probe.root),
    home: homedir(),
  })
  const redacted = redactor.value<DoctorReport>({
    schemaVersion: 1,
    tool: { name: 'poolwise', version: request.version },
    run: {
      profile: policy.profile,
      tiers,
      startedAt: startedAt.toISOString(),
      durationMs: Math.round(performance.now() - began),
      offline: !tiers.includes('network'),
      project: probe.root,
      slowest: slowest(gathered),
      timedOut: timedOut(gathered.outcomes),
      ...severalApps(facts, place),
      ...(partly.length > 0 && { partlySearched: partly }),
      ...(selection && {
        selection: {
          only: selection.only,
          skip: selection.skip,
          notAsked: on.filter(({ id, tier }) => defaultTiers.includes(tier) && !selection.ids.has(id)).length,
          inTheWay,
        },
      }),
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
    ...stepsOf(facts, rows, place),
    ...(request.origins && { looked: lookedAt(facts, request.origins, gathered.probeMs, redactor) }),
  })
  const report = printableDocument(redacted)
  const silenced = new Set(findings.filter((finding) => finding.silenced !== null).map(({ id }) => id))
  const fixes = rows.flatMap(({ check: { id }, result }) =>
    result.status === 'fail' && !silenced.has(id) ? (result.remedy.fixes ?? []).map((fix) => ({ check: id, fix })) : [],
  )
  return { report: { ...report, summary: { ...report.summary, redactions: redactor.count() } }, facts, plan, fixes }
}

/** The plan, and what the checks of worker commands say against it. */
function planOf(facts: Partial<Facts>, { probe, workload, checks, policy }: DoctorRequest): PoolPlan {
  const { selected = null, env } = probe
  const app = facts.appSearch?.chosen?.app ?? null
  const plan = adviseProject(facts, { workload, app, selected: selected !== null })
  const on = checks.filter(({ id }) => policy.severities[id] !== 'off')
  const faults = judgePlan(plan, facts, { checks: on, env, beside: selected === null ? [] : facts.launchCommands })
  return { ...plan, reasons: [...plan.reasons, ...faults.map(({ id, message }) => ({ rule: id, text: message }))] }
}

/** The steps of a fresh clone, each command as a line to paste. */
function stepsOf(
  facts: Partial<Facts>,
  rows: readonly Evaluated[],
  place: PastePlace,
): Pick<DoctorReport, 'firstSteps'> {
  const clone = rows.find(({ check: { id } }) => id === 'python.environment-exists')?.result
  const steps = firstSteps(facts, clone?.status === 'fail' ? clone.remedy.commands : [])
  if (steps.length === 0) return {}
  const line = (command: RemedyCommand) => ({
    argv: command.argv,
    platforms: command.platforms,
    shell: pastedLine(command, place),
  })
  return { firstSteps: steps.map(({ id, title, commands }) => ({ id, title, commands: commands.map(line) })) }
}

function severalApps(facts: Partial<Facts>, place: PastePlace): Pick<DoctorReport['run'], 'apps'> {
  const { chosen = null, others = [] } = facts.appSearch ?? {}
  if (chosen === null || others.length === 0) return {}
  const named = others.map((other) => {
    const { app, where, importRoot = null } = other
    const there = importRoot === null ? [] : ['--cwd', importRoot, ...pythonFor(other, facts)]
    const argv = ['poolwise', 'doctor', ...there, '-A', app]
    return { app, where, folder: importRoot, shell: pasteable({ argv }, place.shell) }
  })
  return { apps: { judged: chosen.app, where: chosen.where, others: named } }
}

/** The selected checks and the failures that block them, unless those are skipped by name. */
function reported(
  all: readonly Evaluated[],
  selection: Selection | undefined,
): { rows: readonly Evaluated[]; inTheWay: readonly string[] } {
  if (selection === undefined) return { rows: all, inTheWay: [] }
  const { ids, skipped } = selection
  const blocking = all.flatMap(({ check: { id }, blockedBy }) => (ids.has(id) ? blockedBy : []))
  const inTheWay = [...new Set(blocking)].filter((id) => !ids.has(id) && !skipped.has(id))
  return { rows: all.filter(({ check: { id } }) => ids.has(id) || inTheWay.includes(id)), inTheWay }
}

const notRun = (check: AnyCheck): Evaluated => ({
  check,
  result: { status: 'skip', because: 'not run (--offline)' },
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
