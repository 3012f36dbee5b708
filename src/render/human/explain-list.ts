import type { PageList } from '../../failures/pages.ts'
import type { Theme } from '../theme.ts'
import { paragraph } from './layout.ts'

/** All ids, failures with their titles. */
export function listHuman({ failures, checks }: PageList, theme: Theme): string {
  const width = Math.max(...failures.map(({ id }) => id.length)) + 2
  return [
    ...(failures.length ? [theme.bold('failures')] : []),
    ...failures.map(({ id, title }) =>
      width + title.length + 2 <= theme.width
        ? `  ${id.padEnd(width)}${theme.dim(title)}`
        : `  ${id}\n${paragraph(theme.dim(title), 4, theme)}`,
    ),
    ...(checks.length
      ? [...(failures.length ? [''] : []), theme.bold('checks'), ...checks.map((id) => `  ${id}`)]
      : []),
  ].join('\n')
}

/** What is about the words that were typed, best first. */
export function searchHuman(found: PageList, theme: Theme): string {
  const first = found.failures[0]?.id ?? found.checks[0] ?? ''
  const next = `No log of that name. These are about it; poolwise explain ${first} shows the first.`
  return `${listHuman(found, theme)}\n\n${paragraph(next, 0, theme)}`
}
