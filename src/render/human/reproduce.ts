import { wrapAnsi } from 'fast-wrap-ansi'
import type { CureResult, ReproduceReport, RunResult, ScenarioList, ScenarioResult } from '../../scenarios/report.ts'
import type { Theme } from '../theme.ts'
import { commandLine, count, labelled, paragraph } from './layout.ts'

interface Options {
  readonly quiet?: boolean
}

/** From this width on, the two runs are side by side. */
const WIDE = 110
const GAP = 3

/** What ran with the failure and with the cure, and what each run showed. */
export function reproduceHuman(report: ReproduceReport, theme: Theme, { quiet = false }: Options = {}): string {
  const shown = quiet ? report.scenarios.filter(({ outcome }) => outcome === 'not-reproduced') : report.scenarios
  const blocks = shown.map((result) => scenario(result, theme))
  if (quiet) return blocks.join('\n\n')
  const { celery, billiard, python, interpreter } = report.environment
  const head = `Celery ${celery}, billiard ${billiard ?? '?'}, Python ${python} (${interpreter})`
  return [theme.dim(paragraph(head, 0, theme)), ...blocks, summary(report, theme)].join('\n\n')
}

function scenario(result: ScenarioResult, theme: Theme): string {
  const { id, title, outcome, because, analogue, evidence, cure } = result
  const lines = [`${tag(outcome, theme)}  ${theme.bold(id)}`, paragraph(`${title}.`, 2, theme)]
  if (analogue) lines.push(labelled('like', analogue, 2, 9, theme))
  if (evidence && cure) lines.push(theme.width >= WIDE ? beside(evidence, cure, theme) : below(evidence, cure, theme))
  if (outcome !== 'reproduced') lines.push(labelled('because', because, 2, 9, theme))
  return lines.join('\n')
}

const tag = (outcome: ScenarioResult['outcome'], theme: Theme): string =>
  outcome === 'reproduced'
    ? theme.green(outcome)
    : outcome === 'not-reproduced'
      ? theme.red(outcome)
      : theme.dim(outcome)

const below = (evidence: RunResult, cure: CureResult, theme: Theme): string =>
  [column('failure', evidence, theme.width - 2, theme), column('cure', cure, theme.width - 2, theme)]
    .flat()
    .map((line) => `  ${line}`.trimEnd())
    .join('\n')

function beside(evidence: RunResult, cure: CureResult, theme: Theme): string {
  const width = Math.floor((theme.width - 2 - GAP) / 2)
  const left = column('failure', evidence, width, theme)
  const right = column('cure', cure, width, theme)
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => {
    const line = left[at] ?? ''
    return `  ${line}${' '.repeat(Math.max(0, width - visible(line)) + GAP)}${right[at] ?? ''}`.trimEnd()
  }).join('\n')
}

/** One run, in lines of at most `width` columns. */
function column(name: string, run: RunResult | CureResult, width: number, theme: Theme): string[] {
  const wrap = (text: string, indent: number) =>
    wrapAnsi(text, width - indent, { hard: true, trim: true })
      .split('\n')
      .map((line) => ' '.repeat(indent) + line)
  const bar = theme.unicode ? '│ ' : '| '
  return [
    ...wrap(`${theme.bold(name)}  ${run.says}`, 0),
    ...wrap(theme.dim(command(run)), 2),
    ...run.excerpt
      .split('\n')
      .filter((line) => line.trim() !== '')
      .flatMap((line) => wrap(undated(line.trim()), 4))
      .map((line) => `  ${theme.dim(bar)}${line.slice(4)}`),
    ...wrap(figures(run, theme), 2),
    ...(run.folder === null ? [] : wrap(`kept in ${run.folder}`, 2)),
  ]
}

/** Without Celery's time stamp. */
const undated = (line: string): string => line.replace(/^\[\d{4}-\d\d-\d\d [\d:,.]+: /, '[')

const command = ({ env, argv }: RunResult): string =>
  [...Object.entries(env).map(([name, value]) => `${name}=${value}`), commandLine(argv)].join(' ')

function figures(run: RunResult | CureResult, theme: Theme): string {
  const { tasks, exitCode, seconds, diagnosis } = run
  const done = `${tasks.done} of ${count(tasks.sent, 'task')} done`
  const how = exitCode === null ? 'still running' : `exit code ${exitCode}`
  const text = [
    ...(tasks.sent > 0 ? [done] : []),
    `${how} after ${seconds} s`,
    diagnosis === null ? 'explain: nothing wrong' : `explain: ${diagnosis}`,
  ].join(', ')
  return 'worked' in run ? (run.worked ? theme.green(text) : theme.red(text)) : theme.bold(text)
}

/** Width in columns: colour codes take none. */
const visible = (line: string): number =>
  line.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '').length

function summary({ scenarios }: ReproduceReport, theme: Theme): string {
  const number = (outcome: ScenarioResult['outcome']) => scenarios.filter((one) => one.outcome === outcome).length
  const failed = number('not-reproduced')
  const text = paragraph(
    `${number('reproduced')} reproduced and cured, ${failed} not as predicted, ${number('not-applicable')} not applicable here`,
    0,
    theme,
  )
  return failed > 0 ? theme.red(text) : theme.green(text)
}

/** For --list. */
export function scenarioListHuman({ scenarios }: ScenarioList, theme: Theme): string {
  const width = Math.max(...scenarios.map(({ id }) => id.length)) + 2
  return scenarios.map(({ id, title }) => `${id.padEnd(width)}${theme.dim(title)}`).join('\n')
}
