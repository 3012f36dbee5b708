import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { didYouMean } from '../text/did-you-mean.ts'
import { failureIndex } from './failure-index.ts'
import type { PageList } from './pages.ts'

/**
 * Everything that has a page, failures in the catalogue's order.
 * @param root the package's folder
 */
export const listPages = (root: string): PageList => ({
  schemaVersion: 1,
  failures: failureIndex,
  checks: checkIds(root),
})

function checkIds(root: string): string[] {
  const folder = join(root, 'docs', 'checks')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((file) => /^(.+)\.md$/.exec(file)?.[1] ?? [])
    .sort()
}

/** The ids that a mistyped one resembles, nearest first. */
export const similarIds = (id: string, root: string): string[] =>
  didYouMean(id, [...failureIndex.map((failure) => failure.id), ...checkIds(root)])
