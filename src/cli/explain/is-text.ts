/** Words that are no log: a line of one, or a part of it, or what somebody remembers of an error. */
export const isText = (words: readonly string[]): boolean =>
  words.some((word) => /\s/.test(word)) || (words.length > 1 && !words.some(isPath))

/** A path, or the name that a log usually has. */
const isPath = (word: string): boolean => word === '-' || /[\\/]|\.(?:log|txt|out|err|gz|json)(?:\.\d+)?$/i.test(word)
