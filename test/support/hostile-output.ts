import { expect } from 'vitest'

/** What no output has, but for line ends. Written out anew: not the pattern of the code that is tested. */
const HIDDEN =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\u{e0000}-\u{e007f}]/u
const OBEYED =
  /^[ \t]*::[a-z-]+[^\n]*::|^[ \t]*::(?:error|warning|set-output|stop-commands)\b|##(?:\[|vso\[|teamcity\[)/im

/** poolwise's own: bold, dim, red, green, yellow and their ends. */
const OWN_COLOURS = /\u001b\[(?:1|2|22|31|32|33|39)m/g

/** A terminal gets line ends of its own, and the line that shows the progress and is erased. */
const onScreen = (shown: string): string => shown.replaceAll('\r\n', '\n').replaceAll('\r\u001b[2K', '')

export interface SafeOptions {
  readonly colours?: boolean
  readonly terminal?: boolean
}

/** Nothing in it is obeyed by a terminal or a CI, or hidden from a reader. */
export function expectSafe(output: string, { colours = false, terminal = false }: SafeOptions = {}): void {
  const shown = terminal ? onScreen(output) : output
  // CIs read lines with the colours taken away.
  const plain = colours ? shown.replaceAll(OWN_COLOURS, '') : shown
  expect(around(plain, HIDDEN)).toBeNull()
  expect(around(plain, OBEYED)).toBeNull()
}

const around = (text: string, pattern: RegExp): string | null => {
  const found = pattern.exec(text)
  return found && JSON.stringify(text.slice(Math.max(0, found.index - 80), found.index + 80))
}

/** The marks of sources that it shows. */
export const marksIn = (output: string): Set<string> => new Set(output.match(/mk[A-Z][A-Za-z]+/g))

/** The words of commands stay as they are: whoever runs them needs them so. */
const COMMANDS = new Set(['argv', 'command'])
/** Texts of several lines. */
const LINES = new Set(['diff', 'emitted', 'excerpt'])

/** Strings of a document with hidden characters, other than those that may have them. */
export function hiddenStrings(value: unknown, key = ''): string[] {
  if (typeof value === 'string')
    return HIDDEN.test(LINES.has(key) ? value.replaceAll('\t', '') : value.replaceAll('\n', '\u0000')) ? [value] : []
  if (Array.isArray(value)) return COMMANDS.has(key) ? [] : value.flatMap((entry) => hiddenStrings(entry, key))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, entry]) => [...hiddenStrings(name), ...hiddenStrings(entry, name)])
}
