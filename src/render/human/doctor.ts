import type { DoctorReport, Finding, LookedAt } from '../../doctor/report.ts'
import { hiddenBlockers } from '../../doctor/hidden-blockers.ts'
import type { Theme } from '../theme.ts'
import { count, glyphs, labelled, paragraph } from './layout.ts'
import { planHuman } from './plan.ts'

interface Options {
  readonly verbose?: boolean
  readonly quiet?: boolean
}

/** The report for people: what needs action first, one quiet line when nothing does, then the plan. */
export function doctorHuman(
  report: DoctorReport,
  theme: Theme,
  { verbose = false, quiet = false }: Options = {},
): string {
  const needsAction = report.checks.filter(isShown).sort((one, other) => rank(one) - rank(other))
  const rows = verbose || onlySkipped(report) ? report.checks : needsAction
  const blocks = rows.map((finding) =>
    isShown(finding) ? block(finding, theme, report.platform.target) : line(finding, theme),
  )
  const parts = quiet
    ? blocks
    : [
        [
          paragraph(theme.dim(subject(report)), 0, theme),
          ...oneOfSeveral(report, theme),
          ...searchedInPart(report, theme),
        ].join('\n'),
        ...blocks,
        ...firstSteps(report, theme),
        [summary(report, theme), ...notChecked(report, theme)].map((text) => paragraph(text, 0, theme)).join('\n'),
        ...(report.plan && report.summary.errors === 0 && hiddenBlockers(report.checks).length === 0
          ? [planHuman(report.plan, theme, 'short')]
          : []),
        ...(verbose ? [...(report.looked ?? []).map((entry) => looked(entry, theme)), timing(report, theme)] : []),
      ]
  return glyphs(parts.join('\n\n'), theme)
}

/** What a fresh clone needs, to be pasted from top to bottom. */
function firstSteps({ firstSteps: steps = [] }: DoctorReport, theme: Theme): string[] {
  if (steps.length === 0) return []
  return [
    [
      theme.bold('First steps, in this order:'),
      ...steps.flatMap(({ title, commands }, index) => [
        paragraph(`${index + 1}. ${title}`, 2, theme),
        ...commands.map(({ shell }) => `        $ ${shell}`),
      ]),
    ].join('\n'),
  ]
}

/** Failures, and what could not be determined though it matters, or because of a defect of ours. Silenced ones and hints only with --verbose. */
export const isShown = ({ status, severity, silenced, error }: Finding): boolean =>
  silenced === null &&
  ((status === 'fail' && severity !== 'info') || (status === 'unknown' && (severity === 'error' || error !== null)))

/** Checks were named, and each had nothing to judge: then why is the answer. */
const onlySkipped = ({ run, checks }: DoctorReport): boolean =>
  Boolean(run.selection?.only.length) && checks.every(({ status }) => status === 'skip')

/** What surely has to be done comes before what might. The sort is stable: the catalogue's order within each. */
const rank = ({ status, severity }: Finding): number => (status === 'unknown' ? 2 : severity === 'error' ? 0 : 1)

const subject = ({ platform, run, tool }: DoctorReport): string =>
  [
    `${tool.name} ${tool.version}`,
    // If only some checks are selected, it may not have been searched for.
    ...(platform.celery ? [`Celery ${platform.celery}`] : run.selection ? [] : ['no Celery']),
    ...(platform.python ? [`Python ${platform.python}`] : run.selection ? [] : ['no Python']),
    platform.target === platform.os ? platform.os : `${platform.os}, judged for ${platform.target}`,
    run.project,
  ].join(' | ')

/** The others may be broken: that only one was judged stands above everything that is said. */
function oneOfSeveral({ run: { apps } }: DoctorReport, theme: Theme): string[] {
  const [first] = apps?.others ?? []
  if (apps === undefined || first === undefined) return []
  const shown = apps.others.slice(0, 3).map(({ app, where }) => `${app} (${where})`)
  const more = apps.others.length - shown.length
  const others = more > 0 ? [...shown, `${more} more`] : shown
  const text = `Judged is the app ${apps.judged} (${apps.where}), not ${others.join(', ')}. For another one:`
  return [paragraph(text, 0, theme), `  $ ${first.shell}`]
}

/** A worker may be missing in everything that is said. */
function searchedInPart({ run: { partlySearched: files = [] } }: DoctorReport, theme: Theme): string[] {
  if (files.length === 0) return []
  const more = files.length - 3
  const shown = [...files.slice(0, 3), ...(more > 0 ? [`${more} more`] : [])]
  const text = `Searched only in part for worker commands, too large or with too many: ${shown.join(', ')}`
  return [paragraph(text, 0, theme)]
}

/** Longer names of evidence stand above their value, or they would leave no room beside them. */
const LONGEST_LABEL = 20

/** @param system that was judged: a command for another one is marked, as it can't be pasted here */
export function block(finding: Finding, theme: Theme, system: string): string {
  const { label, paint } = tag(finding, theme)
  const head = `${paint(label)}  ${theme.bold(finding.id)}`
  const evidence = evidenceOf(finding)
  const width =
    Math.min(LONGEST_LABEL, Math.floor(theme.width / 3), Math.max(8, ...evidence.map(([key]) => key.length))) + 2
  return [
    head,
    paragraph(finding.message, 2, theme),
    ...evidence.map(([key, value]) =>
      labelled(key, Array.isArray(value) ? value.join('; ') : String(value), 4, width, theme),
    ),
    ...(finding.remediation ? [labelled('cure', finding.remediation.text, 2, 6, theme)] : []),
    ...(finding.remediation?.commands ?? []).map(
      ({ shell, platforms }) =>
        `        $ ${shell}${platforms.length === 0 || platforms.includes(system) ? '' : theme.dim(`   (${platforms.join(', ')})`)}`,
    ),
  ].join('\n')
}

/** Without what was looked for and isn't there. */
const evidenceOf = ({ evidence }: Finding) =>
  Object.entries(evidence).filter(
    ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
  )

export function line(finding: Finding, theme: Theme): string {
  const { label, paint } = tag(finding, theme)
  const evidence = evidenceOf(finding).map(
    ([key, value]) => `${key} ${Array.isArray(value) ? value.join(', ') : String(value)}`,
  )
  const detail = finding.message || evidence.join('; ')
  const head = paragraph(`${finding.id}  ${finding.title}`, 9, theme).slice(9)
  return `${paint(label)}  ${head}${detail && `\n${paragraph(theme.dim(detail), 9, theme)}`}`
}

/** The word carries the meaning; the colour only repeats it. */
function tag(
  { status, severity, silenced }: Finding,
  theme: Theme,
): { label: string; paint: (text: string) => string } {
  if (silenced) return { label: 'quiet  ', paint: theme.dim }
  if (status === 'pass') return { label: 'ok     ', paint: theme.green }
  if (status === 'skip') return { label: 'skipped', paint: theme.dim }
  if (status === 'unknown') return { label: 'unknown', paint: theme.yellow }
  return {
    error: { label: 'error  ', paint: theme.red },
    warn: { label: 'warning', paint: theme.yellow },
    info: { label: 'note   ', paint: theme.dim },
  }[severity]
}

export function summary({ summary, run, checks, platform }: DoctorReport, theme: Theme): string {
  const seconds = `${(run.durationMs / 1000).toFixed(1)} s`
  const rest = [
    `${summary.pass} passed`,
    ...(summary.skip > 0 ? [`${summary.skip} skipped`] : []),
    ...(summary.unknown > 0 ? [`${summary.unknown} unknown`] : []),
    ...(summary.silenced > 0 ? [`${summary.silenced} silenced`] : []),
    ...(run.selection ? [`${run.selection.notAsked} not selected`] : []),
    seconds,
  ].join(', ')
  if (summary.errors === 0 && summary.warnings === 0) {
    const undecided = checks.filter((finding) => finding.status === 'unknown' && isShown(finding)).length
    const verdict = summary.verdict === 'inconclusive' ? `${theme.yellow('inconclusive')}: no` : 'No'
    if (undecided > 0)
      return `${verdict} problem found, but ${count(undecided, 'check')} could not be decided. ${theme.dim(`(${rest})`)}`
    const hidden = hiddenBlockers(checks)
    if (hidden.length > 0)
      return `${theme.yellow('inconclusive')}: ${hidden.join(', ')} failed, ${hidden.length === 1 ? 'is' : 'are'} left out by --skip, and other checks depend on it. ${theme.dim(`(${rest})`)}`
    const mark = theme.green(theme.unicode ? '✓' : 'ok')
    if (run.selection?.only.length) return `${mark} The selected checks found no problem. ${theme.dim(`(${rest})`)}`
    const where = platform.target === platform.os ? 'here' : `on ${platform.target}`
    return `${mark} Nothing keeps a worker from running tasks ${where}. ${theme.dim(`(${rest})`)}`
  }
  const found = [
    ...(summary.errors > 0 ? [theme.red(count(summary.errors, 'error'))] : []),
    ...(summary.warnings > 0 ? [theme.yellow(count(summary.warnings, 'warning'))] : []),
  ]
  return `${found.join(', ')} ${theme.dim(`(${rest})`)}`
}

/** What the answer does not cover: checks that could not tell, and those that were not to use the network. */
function notChecked({ checks, run }: DoctorReport, theme: Theme): string[] {
  const unknown = checks.filter((finding) => finding.status === 'unknown' && isShown(finding)).map(({ id }) => id)
  const offline = run.offline && checks.some(({ category, status }) => category === 'broker' && status === 'skip')
  const parts = [...unknown, ...(offline ? ['the connection to the broker (--offline)'] : [])]
  return parts.length === 0 ? [] : [theme.dim(`not checked: ${parts.join(', ')}`)]
}

/** Places that were searched, or values and their sources. */
function looked({ subject, rows }: LookedAt, theme: Theme): string {
  const width = Math.min(LONGEST_LABEL, Math.max(...rows.map(({ name }) => name.length))) + 2
  return [
    theme.bold(subject),
    ...rows.map(({ name, value, from }) =>
      labelled(name, from === null ? value : `${value}  ${theme.dim(`(${from})`)}`, 2, width, theme),
    ),
  ].join('\n')
}

function timing({ run }: DoctorReport, theme: Theme): string {
  const hung = run.timedOut.length > 0 ? `; timed out: ${run.timedOut.join(', ')}` : ''
  const longest = run.slowest ? `${run.slowest.probe} (${run.slowest.ms} ms)` : 'none'
  return paragraph(theme.dim(`took ${run.durationMs} ms, slowest: ${longest}${hung}`), 0, theme)
}
