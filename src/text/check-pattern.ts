import { didYouMean } from './did-you-mean.ts'

/** `broker` and `broker.*` are a category, `*.found` a name in any; case-insensitive. */
export function matchesCheck(pattern: string, id: string): boolean {
  const word = pattern.toLowerCase()
  if (word === id || word === categoryOf(id)) return true
  if (!isGlob(word)) return false
  const source = word
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/\*+/g, '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`).test(id)
}

export const isGlob = (pattern: string): boolean => /[*?]/.test(pattern)

/**
 * What was probably meant by a pattern that matches no check.
 * @returns at most three, the most similar first
 */
export function checksMeantBy(pattern: string, ids: readonly string[]): string[] {
  const categories = [...new Set(ids.map(categoryOf))]
  const [category = '', ...rest] = pattern.toLowerCase().split('.')
  if (isGlob(pattern) && !isGlob(category) && !categories.includes(category))
    return didYouMean(category, categories).map((known) => [known, ...rest].join('.'))
  const word = pattern.toLowerCase().replaceAll(/[*?]+/g, '')
  // "reachable" or "best-fit": without the category.
  const halves = ids.filter((id) => id.split('.')[1] === word)
  return [...new Set([...halves, ...didYouMean(word, [...ids, ...categories])])].slice(0, 3)
}

const categoryOf = (id: string): string => id.split('.')[0]!
