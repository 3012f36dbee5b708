import type { TraceEntry } from '../../pool/trace.ts'
import type { Theme } from '../theme.ts'
import { glyphs, paragraph } from './layout.ts'

/** `pool recommend --why`: the rules in the order of the table, each with what it says. */
export function traceHuman(entries: readonly TraceEntry[], theme: Theme, { verbose }: { verbose: boolean }): string {
  const lines = [theme.bold('Rules')]
  const fired = entries.filter(({ says }) => says !== 'silent')
  for (const entry of fired) {
    lines.push(`  ${entry.rule}  ${theme.dim(says(entry))}`, paragraph(entry.reason, 6, theme))
    if (entry.needs.length > 0) lines.push(paragraph(`needs ${entry.needs.join(' ')}`, 6, theme))
  }
  const silent = entries.filter((entry) => entry.says === 'silent').map(({ rule }) => rule)
  lines.push(
    '',
    verbose
      ? paragraph(`Rules that do not apply: ${silent.join(', ')}`, 0, theme)
      : paragraph(`${silent.length} more rules do not apply (--verbose lists them).`, 0, theme),
    paragraph('Among the pools that no rule rejects, the one with the highest weight is chosen.', 0, theme),
  )
  return glyphs(lines.join('\n'), theme)
}

const says = ({ says, pool, weight }: TraceEntry): string =>
  says === 'prefers'
    ? `for ${pool ?? ''}, weight ${weight ?? 0}`
    : says === 'rejects'
      ? `against ${pool ?? ''}`
      : `notes on ${pool ?? ''}`
