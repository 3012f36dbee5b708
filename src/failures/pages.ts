import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isLabel, SEVERITY, severityOf, type Label, type FailureSeverity } from './label.ts'
import { textOf } from './labels/catalogue.ts'

/** What is shipped about one check or failure. */
export interface Page {
  readonly schemaVersion: 1
  readonly id: string
  readonly kind: 'failure' | 'check'
  /** Markdown. */
  readonly text: string
}

export interface PageList {
  readonly schemaVersion: 1
  readonly failures: readonly { readonly id: Label; readonly severity: FailureSeverity; readonly title: string }[]
  readonly checks: readonly string[]
}

/**
 * The page of a failure's label or of a check's id.
 * @param root the package's folder
 */
export function findPage(id: string, root: string): Page | null {
  // What comes from the command line must not lead out of the folder.
  if (!/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/.test(id)) return null
  for (const [kind, folder] of [
    ['failure', 'failures'],
    ['check', 'checks'],
  ] as const) {
    const file = join(root, 'docs', folder, `${id}.md`)
    if (existsSync(file)) return { schemaVersion: 1, id, kind, text: readFileSync(file, 'utf8') }
  }
  return isLabel(id) ? { schemaVersion: 1, id, kind: 'failure', text: short(id) } : null
}

/** Where the pages were not shipped. */
const short = (label: Label): string => {
  const { title, cause, action } = textOf(label)
  return `# ${label}\n\n${title}.\n\n## Why it happens\n\n${cause}\n\n## How to cure it\n\n${action}\n`
}

/** Everything that has a page. */
export function listPages(root: string): PageList {
  const folder = join(root, 'docs', 'checks')
  return {
    schemaVersion: 1,
    failures: (Object.keys(SEVERITY) as Label[]).map((id) => ({
      id,
      severity: severityOf(id),
      title: textOf(id).title,
    })),
    checks: existsSync(folder)
      ? readdirSync(folder)
          .flatMap((file) => /^(.+)\.md$/.exec(file)?.[1] ?? [])
          .sort()
      : [],
  }
}

/** The ids that are most like a mistyped one. */
export function similarIds(id: string, root: string): string[] {
  const { failures, checks } = listPages(root)
  const pairs = (text: string) =>
    new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)))
  const wanted = pairs(id)
  return [...failures.map((one) => one.id as string), ...checks]
    .map((other) => ({
      other,
      common: [...pairs(other)].filter((pair) => wanted.has(pair)).length / Math.max(wanted.size, other.length - 1, 1),
    }))
    .filter(({ common }) => common > 0.4)
    .sort((a, b) => b.common - a.common)
    .slice(0, 3)
    .map(({ other }) => other)
}
