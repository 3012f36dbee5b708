import { jsonText } from '../text/json-text.ts'
import type { Reporter } from './reporter.ts'

/** --json: the document as it is. Its schema is under schemas/. */
export const json: Reporter = { render: ({ document }) => jsonText(document, 2) }
