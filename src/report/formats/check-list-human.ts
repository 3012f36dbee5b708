import type { CheckList } from '../model.ts'
import type { Theme } from '../theme.ts'
import { paragraph } from './layout.ts'

const LOOKS = ['files', 'this machine', 'the network', 'a canary worker', 'running workers'] as const
const LEVELS = { error: 'error', warn: 'warning', info: 'note' } as const

/** Every check in two lines: its id, how much it weighs and what it looks at; the healthy condition. */
export const checkListHuman = ({ checks }: CheckList, theme: Theme): string =>
  checks
    .map(({ id, severity, tier, title }) =>
      [
        `${theme.bold(id)}  ${theme.dim(`${LEVELS[severity]}, tier ${tier}: ${LOOKS[tier]}`)}`,
        paragraph(title, 2, theme),
      ].join('\n'),
    )
    .join('\n')
