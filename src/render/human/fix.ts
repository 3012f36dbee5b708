import type { DoctorReport, FixReport } from '../../doctor/report.ts'
import type { Theme } from '../theme.ts'
import { doctorHuman } from './doctor.ts'
import { commandLine, glyphs, paragraph } from './layout.ts'

/** A change before it is made: its purpose and the exact diff or command. */
export function fixHuman({ check, title, diff, argv, because }: FixReport, theme: Theme): string {
  const head = `${theme.bold('fix')}  ${title} ${theme.dim(`(${check})`)}`
  if (because !== null)
    return glyphs(`${head}\n${paragraph(`poolwise can't apply this fix: ${because}`, 2, theme)}`, theme)
  return [head, ...(argv ? [`  $ ${commandLine(argv)}`] : []), ...(diff === null ? [] : [coloured(diff, theme)])].join(
    '\n',
  )
}

/** `--dry-run`: only diffs and commands, each under its title as a comment. */
export const fixPlain = ({ check, title, diff, argv, because }: FixReport): string =>
  [
    `# ${check}: ${title}`,
    ...(because === null ? [] : [`# not possible: ${because}`]),
    ...(argv && because === null ? [`$ ${commandLine(argv)}`] : []),
    ...(diff !== null && because === null ? [diff.trimEnd()] : []),
  ].join('\n')

/** The outcome of one fix, in one line. */
export function fixDone({ title, status, because }: FixReport, theme: Theme): string {
  switch (status) {
    case 'applied':
      return `${theme.green('done')}  ${title}`
    case 'failed':
      return `${theme.red('failed')}  ${title}: ${because ?? 'no reason given'}`
    case 'declined':
      return theme.dim(`declined  ${title}`)
    case 'planned':
    case 'impossible':
      return ''
  }
}

/** The end of `--fix`: the project as it is after the changes; nothing where none was made. */
export function fixedHuman(report: DoctorReport, theme: Theme, options: { verbose: boolean; quiet: boolean }): string {
  if (!(report.fixes ?? []).some(mayHaveChanged)) return ''
  return `\nAfter the changes (to undo them: poolwise doctor --undo)\n\n${doctorHuman(report, theme, options)}`
}

/** A command that failed may have done half of it. */
const mayHaveChanged = ({ status, kind }: FixReport): boolean =>
  status === 'applied' || (status === 'failed' && kind === 'command')

const coloured = (diff: string, theme: Theme): string =>
  diff
    .trimEnd()
    .split('\n')
    .map((line) =>
      /^(?:---|\+\+\+|@@)/.test(line)
        ? theme.dim(line)
        : line.startsWith('+')
          ? theme.green(line)
          : line.startsWith('-')
            ? theme.red(line)
            : line,
    )
    .join('\n')
