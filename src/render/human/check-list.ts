import type { CheckList } from '../../doctor/report.ts'
import type { Theme } from '../theme.ts'
import { paragraph } from './layout.ts'

const LOOKS = {
  static: 'reads files',
  local: 'starts Python',
  network: 'contacts the broker',
  canary: 'starts a canary worker',
  fleet: 'queries running workers',
} as const
const LEVELS = { error: 'error', warn: 'warning', info: 'note' } as const

/** Every check in two lines: its id, how much it weighs and what it looks at; the healthy condition. */
export const checkListHuman = ({ checks }: CheckList, theme: Theme): string =>
  checks
    .map(({ id, severity, tier, title }) =>
      [
        `${theme.bold(id)}  ${theme.dim(`${LEVELS[severity]}, ${tier}: ${LOOKS[tier]}`)}`,
        paragraph(title, 2, theme),
      ].join('\n'),
    )
    .join('\n')
