import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FailureSeverity } from './define-failure.ts'
import type { FailureId } from './known/catalogue.ts'

/** The documentation page of one check or failure. */
export interface Page {
  readonly schemaVersion: 1
  readonly id: string
  readonly kind: 'failure' | 'check'
  /** Markdown. */
  readonly text: string
}

/** Everything that has a page. */
export interface PageList {
  readonly schemaVersion: 1
  readonly failures: readonly { readonly id: FailureId; readonly severity: FailureSeverity; readonly title: string }[]
  readonly checks: readonly string[]
}

/**
 * The page about a failure or a check.
 * @param root the package's folder
 */
export function findPage(id: string, root: string): Page | null {
  // The id comes from the command line: it must not lead out of the folder.
  if (!/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/.test(id)) return null
  for (const [kind, folder] of [
    ['failure', 'failures'],
    ['check', 'checks'],
  ] as const) {
    const file = join(root, 'docs', folder, `${id}.md`)
    if (existsSync(file)) return { schemaVersion: 1, id, kind, text: readFileSync(file, 'utf8') }
  }
  return null
}
