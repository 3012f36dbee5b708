import type { Diagnosis, Explanation } from '../../failures/explanation.ts'
import type { FailureSeverity } from '../../failures/define-failure.ts'
import type { Theme } from '../theme.ts'
import { count, labelled, paragraph } from './layout.ts'

interface Options {
  readonly quiet?: boolean
  readonly verbose?: boolean
}

/** Shown whole; the rest of a long list is one line each. */
const FULL = 3

/** An explanation for people: what to act on first, then what else was seen. */
export function explainHuman(explanation: Explanation, theme: Theme, { quiet = false }: Options = {}): string {
  const { diagnoses, unknown, verdict, inputs } = explanation
  const several = inputs.length > 1
  // What needs acting on, in full; what it brought with it, and what only informs, by name.
  const causes = diagnoses.filter(({ severity, consequenceOf }) => severity !== 'info' && consequenceOf === null)
  const whole = causes.length ? causes.slice(0, FULL) : diagnoses.slice(0, 1).filter(isNews)
  const blocks = whole.map((one) => block(one, several, theme))
  const rest = diagnoses.filter((one) => !whole.includes(one) && isNews(one))
  if (rest.length)
    blocks.push([theme.dim('also seen'), ...rest.map((one) => paragraph(also(one, several), 2, theme))].join('\n'))
  if (unknown.length && verdict !== 'failure') blocks.push(unnamed(explanation, theme))
  if (quiet) return blocks.join('\n\n')
  return [theme.dim(subject(explanation)), ...blocks, summary(explanation, theme)].join('\n\n')
}

/** One failure as `worker launch` and `explain --follow` show it while it happens. */
export function block(diagnosis: Diagnosis, several: boolean, theme: Theme): string {
  const { word, paint } = tag(diagnosis.severity, theme)
  const { first, label, title, cause, action, confidence } = diagnosis
  return [
    `${paint(word)}  ${theme.bold(label)}${confidence === 'low' ? theme.dim('  (likely, not certain)') : ''}`,
    paragraph(`${title}.`, 2, theme),
    labelled(
      'where',
      `${place(diagnosis, several)}${diagnosis.count > 1 ? `, ${times(diagnosis.count)}` : ''}`,
      4,
      7,
      theme,
    ),
    labelled('line', first.text.trim().slice(0, 300), 4, 7, theme),
    labelled('cause', cause, 2, 9, theme),
    labelled('cure', action, 2, 9, theme),
    labelled('more', `poolwise explain ${label}`, 2, 9, theme),
  ].join('\n')
}

const isNews = ({ label }: Diagnosis): boolean => label !== 'healthy-worker'

const also = (one: Diagnosis, several: boolean): string =>
  `${one.label} (${one.consequenceOf ? `because of ${one.consequenceOf}, ` : ''}${place(one, several)}${one.count > 1 ? `, ${times(one.count)}` : ''})`

const times = (number: number): string => (number === 1 ? 'once' : `${number} times`)
const place = ({ first }: Diagnosis, several: boolean): string =>
  several ? `${first.input}:${first.line}` : `line ${first.line}`

function unnamed({ unknown, inputs }: Explanation, theme: Theme): string {
  return [
    theme.yellow('unknown failure'),
    paragraph('Something went wrong that has no name here. The lines that matter:', 2, theme),
    ...unknown
      .slice(0, 8)
      .map(({ input, line, text, count: often }) =>
        paragraph(
          `${inputs.length > 1 ? `${input}:` : ''}${line}: ${text.trim()}${often > 1 ? ` (${times(often)})` : ''}`,
          4,
          theme,
        ),
      ),
  ].join('\n')
}

const subject = ({ inputs }: Explanation): string =>
  inputs.map(({ name, lines, bytes }) => `${name}: ${count(lines, 'line')}, ${size(bytes)}`).join(' | ')

const size = (bytes: number): string =>
  bytes < 10_000
    ? `${bytes} bytes`
    : bytes < 10_000_000
      ? `${Math.round(bytes / 1000)} kB`
      : `${Math.round(bytes / 1_000_000)} MB`

function summary({ verdict, diagnoses, inputs }: Explanation, theme: Theme): string {
  const failures = diagnoses.filter(
    ({ severity, consequenceOf }) => severity !== 'info' && severity !== 'warning' && consequenceOf === null,
  ).length
  switch (verdict) {
    case 'healthy':
      return theme.green('nothing wrong')
    case 'warning':
      return theme.yellow('nothing wrong yet')
    case 'not-celery':
      return inputs.every(({ bytes }) => bytes === 0) ? 'nothing is in it' : 'nothing in it looks like Celery'
    case 'unknown-failure':
      return theme.yellow('a failure without a name')
    case 'failure':
      return theme.red(`${count(failures, 'failure')} named`)
  }
}

/** The word carries the meaning; the colour only repeats it. */
function tag(
  severity: FailureSeverity,
  theme: Theme,
): { readonly word: string; readonly paint: (text: string) => string } {
  if (severity === 'info') return { word: 'info', paint: theme.dim }
  if (severity === 'warning') return { word: 'warning', paint: theme.yellow }
  return { word: severity, paint: severity === 'degraded' ? theme.yellow : theme.red }
}
