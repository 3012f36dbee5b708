import type { Diagnosis, Explanation, FailedTask, Reconnecting } from '../../failures/explanation.ts'
import type { FailureSeverity } from '../../failures/define-failure.ts'
import type { Theme } from '../theme.ts'
import { count, labelled, paragraph } from './layout.ts'

interface Options {
  readonly quiet?: boolean
  readonly verbose?: boolean
}

/** Failures shown in full; the others get one line each. */
const MAX_FULL = 3
/** Distinct errors of tasks that are shown. */
const MAX_ERRORS = 10

/** The report in the terminal: what to act on first, then what else the log shows. */
export function explainHuman(explanation: Explanation, theme: Theme, { quiet = false }: Options = {}): string {
  const { diagnoses, unknown, verdict, inputs, reconnects } = explanation
  const several = inputs.length > 1
  // Failures to act on are shown in full; consequences and information by name.
  const causes = diagnoses.filter(({ severity, consequenceOf }) => severity !== 'info' && consequenceOf === null)
  const whole = causes.length ? causes.slice(0, MAX_FULL) : diagnoses.slice(0, 1).filter(isNoteworthy)
  const blocks = whole.map((one) => block(one, several, theme))
  const again = reconnects.map((one) => paragraph(reconnecting(one, several), 0, theme))
  // Warnings are no headline above an unknown failure.
  if (unknown.length && verdict === 'unknown-failure') blocks.unshift(unnamed(explanation, theme), ...again)
  else blocks.push(...again)
  const rest = diagnoses.filter((one) => !whole.includes(one) && isNoteworthy(one))
  if (rest.length)
    blocks.push([theme.dim('also seen'), ...rest.map((one) => paragraph(also(one, several), 2, theme))].join('\n'))
  if (unknown.length && verdict !== 'unknown-failure') blocks.push(unnamed(explanation, theme))
  if (quiet) return blocks.join('\n\n')
  return [theme.dim(subject(explanation)), ...blocks, summary(explanation, theme)].join('\n\n')
}

/** What a line that was typed shows, and how to give the log that it is from. */
export function explainedTextHuman(explanation: Explanation, theme: Theme, options: Options): string {
  const text = explainHuman(explanation, theme, options)
  if (options.quiet) return text
  const next = 'One line shows less than its log: poolwise explain worker.log, or pipe the log into poolwise explain -'
  return `${text}\n\n${paragraph(next, 0, theme)}`
}

const reconnecting = ({ input, line, times: often, reason }: Reconnecting, several: boolean): string =>
  `The worker reconnects again and again (${often} times, from ${several ? `${input}:` : 'line '}${line}), each time after: ${reason}`

/** One failure, as `worker launch` and `explain --follow` show it when it appears. */
export function block(diagnosis: Diagnosis, several: boolean, theme: Theme): string {
  const { word, paint } = tag(diagnosis.severity, theme)
  const { first, label, title, cause, action, confidence, healed, errors = [] } = diagnosis
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
    ...(errors.length
      ? errors.slice(0, MAX_ERRORS).flatMap((error) => taskError(error, several, theme))
      : [labelled('line', first.text.trim().slice(0, 300), 4, 7, theme)]),
    ...(errors.length > MAX_ERRORS
      ? [paragraph(`and ${count(errors.length - MAX_ERRORS, 'other error')}`, 4, theme)]
      : []),
    // There is nothing to cure.
    ...(healed
      ? [labelled('healed', `it connected again and worked: ${healed.text.trim().slice(0, 200)}`, 2, 9, theme)]
      : [labelled('cause', cause, 2, 9, theme), labelled('cure', action, 2, 9, theme)]),
    labelled('more', `poolwise explain ${label}`, 2, 9, theme),
  ].join('\n')
}

const taskError = ({ input, line, text, count: often, hint }: FailedTask, several: boolean, theme: Theme): string[] => [
  labelled(
    'error',
    `${several ? `${input}:` : 'line '}${line}: ${text}${often > 1 ? ` (${times(often)})` : ''}`,
    4,
    7,
    theme,
  ),
  ...(hint === null ? [] : [labelled('', hint, 4, 7, theme)]),
]

const isNoteworthy = ({ label }: Diagnosis): boolean => label !== 'healthy-worker'

const also = (one: Diagnosis, several: boolean): string =>
  `${one.label} (${one.consequenceOf ? `because of ${one.consequenceOf}, ` : ''}${place(one, several)}${one.count > 1 ? `, ${times(one.count)}` : ''})`

const times = (number: number): string => (number === 1 ? 'once' : `${number} times`)
const place = ({ first }: Diagnosis, several: boolean): string =>
  several ? `${first.input}:${first.line}` : `line ${first.line}`

function unnamed({ unknown, inputs, verdict }: Explanation, theme: Theme): string {
  return [
    verdict === 'unknown-failure' ? theme.yellow('unknown failure') : theme.dim('also unknown'),
    paragraph('The log shows errors that match no known failure:', 2, theme),
    ...unknown
      .slice(0, verdict === 'unknown-failure' ? 8 : 3)
      .map(({ input, line, text, count: often, healed }) =>
        paragraph(
          `${inputs.length > 1 ? `${input}:` : ''}${line}: ${text.trim()}${often > 1 ? ` (${times(often)})` : ''}${healed ? ' (healed: it connected again)' : ''}`,
          4,
          theme,
        ),
      ),
  ].join('\n')
}

const subject = ({ inputs }: Explanation): string =>
  inputs
    .map(({ name, lines, events, bytes }) =>
      [`${name}: ${events === null ? count(lines, 'line') : count(events, 'event')}`, size(bytes)].join(', '),
    )
    .join(' | ')

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
      return theme.green('no failures')
    case 'warning':
      return theme.yellow(
        diagnoses.some(({ errors }) => errors)
          ? 'no failures of the worker; its tasks fail in your own code'
          : 'no failures, only warnings',
      )
    case 'not-celery':
      return inputs.every(({ bytes }) => bytes === 0) ? 'the log is empty' : 'this does not look like a Celery log'
    case 'unknown-failure':
      return theme.yellow('unknown failure')
    case 'failure':
      return theme.red(`${count(failures, 'failure')} found`)
  }
}

/** The word carries the meaning; the colour repeats it. */
function tag(
  severity: FailureSeverity,
  theme: Theme,
): { readonly word: string; readonly paint: (text: string) => string } {
  if (severity === 'info') return { word: 'info', paint: theme.dim }
  if (severity === 'warning') return { word: 'warning', paint: theme.yellow }
  return { word: severity, paint: severity === 'degraded' ? theme.yellow : theme.red }
}
