import type { UndoReport } from '../../doctor/report.ts'
import type { Theme } from '../theme.ts'

/** `doctor --undo`: one line for each change, the last one first. */
export const undoHuman = ({ undone }: UndoReport, theme: Theme): string =>
  undone
    .map(({ title, because }) =>
      because === null ? `${theme.green('undone')}  ${title}` : `${theme.red('failed')}  ${title}: ${because}`,
    )
    .join('\n')
