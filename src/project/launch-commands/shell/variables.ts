import { splitWords, type ShellSyntax } from './split-words.ts'

/** The variables that a shell text sets for the commands after it: `export X=1`, `set X=1`, `$env:X = 1`. */
export const exportedBy = (text: string, syntax: ShellSyntax): Record<string, string> =>
  /\b(?:export|set)\s|\$env:/i.test(text)
    ? Object.fromEntries(splitWords(text, syntax).flatMap((words) => Object.entries(exported(words))))
    : {}

/** The variables that one simple command sets. */
export function exported([first = '', ...rest]: readonly string[]): Record<string, string> {
  const powershell = /^\$env:(\w+)(?:=(.*))?$/i.exec(first)
  if (powershell) {
    const value = powershell[2] ?? (rest[0] === '=' ? rest[1] : undefined)
    return value === undefined ? {} : { [powershell[1]!]: value }
  }
  return /^(?:export|set)$/i.test(first) ? assignments(rest) : {}
}

/** The `NAME=value` words among these. */
export function assignments(words: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    words.filter(isAssignment).map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]),
  )
}

export const isAssignment = (word: string) => /^[A-Za-z_]\w*=/.test(word)
