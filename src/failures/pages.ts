import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { didYouMean } from '../text/did-you-mean.ts'
import type { FailureSeverity } from './define-failure.ts'
import { failureOf, failures, isFailureId, type FailureId, type KnownFailure } from './known/catalogue.ts'

/** The documentation page of one check or failure. */
export interface Page {
  readonly schemaVersion: 1
  readonly id: string
  readonly kind: 'failure' | 'check'
  /** Markdown. */
  readonly text: string
}

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
  return isFailureId(id) ? { schemaVersion: 1, id, kind: 'failure', text: shortPage(failureOf(id)) } : null
}

/** For installations without the docs folder. */
const shortPage = ({ id, title, cause, action }: KnownFailure): string =>
  `# ${id}\n\n${title}.\n\n## Why it happens\n\n${cause}\n\n## How to cure it\n\n${action}\n`

/** Everything that has a page. */
export function listPages(root: string): PageList {
  return {
    schemaVersion: 1,
    failures: failures.map(({ id, severity, title }) => ({ id, severity, title })),
    checks: checkIds(root),
  }
}

function checkIds(root: string): string[] {
  const folder = join(root, 'docs', 'checks')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((file) => /^(.+)\.md$/.exec(file)?.[1] ?? [])
    .sort()
}

/** The ids that a mistyped one resembles, nearest first. */
export const similarIds = (id: string, root: string): string[] =>
  didYouMean(id, [...failures.map((failure) => failure.id), ...checkIds(root)])
