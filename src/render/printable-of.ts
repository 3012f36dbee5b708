import { printableDocument } from '../text/printable-document.ts'
import type { Printed } from './reporter.ts'

/** What is printed, with every string that comes from elsewhere made printable. Pages, lists and scripts are poolwise's own. */
export function printableOf(printed: Printed): Printed {
  switch (printed.kind) {
    case 'page':
    case 'page-list':
    case 'check-list':
    case 'scenario-list':
    case 'completion':
      return printed
    default:
      return { ...printed, document: printableDocument(printed.document) } as Printed
  }
}
