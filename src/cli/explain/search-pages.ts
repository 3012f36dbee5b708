import { listPages } from '../../failures/list-pages.ts'
import { findPage, type PageList } from '../../failures/pages.ts'

const MAX_FOUND = 8

/** What names an error within a line: `WinError 5`, `Errno 111`; less exactly the class of an exception. */
const CODES = /\b(?:WinError|Errno) \d+\b/gi
const CLASSES = /\b[A-Z]\w*(?:Error|Exception|Exit|Lost|Exceeded|Refused|Disallowed)\b/g

/**
 * The failures and checks whose ids, titles and pages hold what was typed, best first: the whole of it, else the error that it
 * names, else all its words.
 * @param root the package's folder, where the pages are
 */
export function searchPages(text: string, root: string): PageList {
  const all = listPages(root)
  const pages = [
    ...all.failures.map(({ id, title }) => ({ id, head: `${id} ${title}`, page: findPage(id, root)?.text ?? '' })),
    ...all.checks.map((id) => ({ id, head: id, page: findPage(id, root)?.text ?? '' })),
  ]
  const words = text.split(/[^\p{L}\p{N}_.-]+/u).filter((word) => word.length > 2)
  const wanted = [[text.trim()], text.match(CODES) ?? [], text.match(CLASSES) ?? [], words].filter(
    (parts) => parts.length > 0,
  )
  const found: string[] = []
  for (const parts of wanted) {
    const patterns = parts.map(whole)
    const more = pages
      .map(({ id, head, page }) => ({
        id,
        inHead: patterns.every((pattern) => pattern.test(head)),
        often: patterns.every((pattern) => pattern.test(head) || pattern.test(page)) ? occurrences(page, parts) : -1,
      }))
      .filter(({ id, often }) => often >= 0 && !found.includes(id))
      .sort((one, other) => Number(other.inHead) - Number(one.inHead) || other.often - one.often)
    found.push(...more.slice(0, MAX_FOUND).map(({ id }) => id))
    // The page of a check may quote an error that is a failure of its own.
    if (all.failures.some(({ id }) => found.includes(id))) break
  }
  const rank = (id: string): number => found.indexOf(id)
  return {
    schemaVersion: 1,
    failures: all.failures.filter(({ id }) => found.includes(id)).sort((a, b) => rank(a.id) - rank(b.id)),
    checks: all.checks.filter((id) => found.includes(id)).sort((a, b) => rank(a) - rank(b)),
  }
}

/** Whether a title names the code of an error that is in the text. */
export const namesCode = (title: string, text: string): boolean =>
  (text.match(CODES) ?? []).some((code) => whole(code).test(title))

/** As a whole: `WinError 5` is not in `WinError 50`; `WinError 6` is in `WinError 5 or 6`. */
function whole(part: string): RegExp {
  const literal = part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const either = literal.replace(/^(WinError|Errno) (?=\d+$)/i, '$1 (?:\\d+(?:,| or| and) )*')
  return new RegExp(`(?<![\\p{L}\\p{N}])${either}(?![\\p{L}\\p{N}])`, 'iu')
}

const occurrences = (page: string, parts: readonly string[]): number =>
  parts.reduce((sum, part) => sum + page.toLowerCase().split(part.toLowerCase()).length - 1, 0)
