import type { Reporter } from '../reporter.ts'
import { checkListHuman } from './check-list.ts'
import { doctorHuman } from './doctor.ts'
import { listHuman, searchHuman } from './explain-list.ts'
import { explainedTextHuman, explainHuman } from './explain.ts'
import { fixedHuman, fixPlain } from './fix.ts'
import { pageHuman } from './page.ts'
import { recommendationHuman } from './recommendation.ts'
import { reproduceHuman, scenarioListHuman } from './reproduce.ts'
import { undoHuman } from './undo.ts'

/** For people, on a terminal or in a file. */
export const human: Reporter = {
  render(printed, options) {
    const { theme } = options
    switch (printed.kind) {
      case 'doctor':
        return doctorHuman(printed.document, theme, options)
      case 'fixed':
        return fixedHuman(printed.document, theme, options)
      case 'fix-plan':
        return (printed.document.fixes ?? []).map(fixPlain).join('\n')
      case 'check-list':
        return checkListHuman(printed.document, theme)
      case 'undo':
        return undoHuman(printed.document, theme)
      case 'explanation':
        return explainHuman(printed.document, theme, options)
      case 'explained-text':
        return explainedTextHuman(printed.document, theme, options)
      case 'page':
        return pageHuman(printed.document, theme)
      case 'page-list':
        return listHuman(printed.document, theme)
      case 'page-search':
        return searchHuman(printed.document, theme)
      case 'recommendation':
        return recommendationHuman(printed.document, theme, options)
      case 'reproduction':
        return reproduceHuman(printed.document, theme, options)
      case 'scenario-list':
        return scenarioListHuman(printed.document, theme)
      case 'completion':
        // For a shell: no colours, no wrapping.
        return printed.document.script.trimEnd()
    }
  },
}
