import type { PageList } from '../../failures/pages.ts'
import type { Theme } from '../theme.ts'

/** All ids, failures with their titles. */
export function listHuman({ failures, checks }: PageList, theme: Theme): string {
  const width = Math.max(...failures.map(({ id }) => id.length)) + 2
  return [
    theme.bold('failures'),
    ...failures.map(({ id, title }) => `  ${id.padEnd(width)}${theme.dim(title)}`),
    ...(checks.length ? ['', theme.bold('checks'), ...checks.map((id) => `  ${id}`)] : []),
  ].join('\n')
}
