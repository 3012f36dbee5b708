import type { FixReport } from '../../doctor/report.ts'
import type { Theme } from '../theme.ts'
import { commandLine, glyphs, paragraph } from './layout.ts'

/** A change before it is made: what for, and exactly what. */
export function fixHuman({ check, title, diff, argv, because }: FixReport, theme: Theme): string {
  const head = `${theme.bold('fix')}  ${title} ${theme.dim(`(${check})`)}`
  if (because !== null)
    return glyphs(`${head}\n${paragraph(`poolwise can't do this one: ${because}`, 2, theme)}`, theme)
  return [head, ...(argv ? [`  $ ${commandLine(argv)}`] : []), ...(diff === null ? [] : [coloured(diff, theme)])].join(
    '\n',
  )
}

/** For scripts: nothing but the diffs and commands, each with its title as a comment. */
export const fixPlain = ({ check, title, diff, argv, because }: FixReport): string =>
  [
    `# ${check}: ${title}`,
    ...(because === null ? [] : [`# not possible: ${because}`]),
    ...(argv && because === null ? [`$ ${commandLine(argv)}`] : []),
    ...(diff !== null && because === null ? [diff.trimEnd()] : []),
  ].join('\n')

/** What became of it, in one line. */
export function fixDone({ title, status, because }: FixReport, theme: Theme): string {
  switch (status) {
    case 'applied':
      return `${theme.green('done')}  ${title}`
    case 'failed':
      return `${theme.red('failed')}  ${title}: ${because ?? 'no reason given'}`
    case 'declined':
      return theme.dim(`left alone  ${title}`)
    case 'planned':
    case 'impossible':
      return ''
  }
}

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
