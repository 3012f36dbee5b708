import { wrapAnsi } from 'fast-wrap-ansi'
import { ansiQuoted, printable } from '../../text/printable.ts'
import type { Theme } from '../theme.ts'

/** Wraps at the theme's width and indents every line; words longer than the line (paths, URLs) are left whole. */
export const paragraph = (text: string, indent: number, { width }: Theme): string =>
  wrapAnsi(text, Math.max(20, width - indent), { hard: false, trim: true })
    .split('\n')
    .map((line) => ' '.repeat(indent) + line)
    .join('\n')

/** `label   text`, the text wrapped beside its label; below it where the label is longer than its column. */
export function labelled(label: string, text: string, indent: number, labelWidth: number, theme: Theme): string {
  const body = paragraph(text, indent + labelWidth, theme)
  if (label.length >= labelWidth) return `${' '.repeat(indent)}${theme.dim(label)}\n${body}`
  return ' '.repeat(indent) + theme.dim(label.padEnd(labelWidth)) + body.slice(indent + labelWidth)
}

/** "1 error", "2 errors". */
export const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`

/**
 * A command line as a person would type it. `<`, `>` and brackets are quoted, because shells redirect and expand by them;
 * in double quotes where those do, because cmd.exe knows no others. `<app>` stands for what the reader has to put there.
 */
export const commandLine = (argv: readonly string[]): string => argv.map(quoted).join(' ')

function quoted(word: string): string {
  // As bash, zsh and ksh write it: a word whose characters aren't all seen can't be judged, nor pasted.
  if (printable(word) !== word) return ansiQuoted(word)
  if (/^(?:~?[\w@%+=:,./\\-]+|<\w+>)$/.test(word)) return word
  return /["$`!]/.test(word) ? `'${word.replaceAll("'", String.raw`'\''`)}'` : `"${word}"`
}

const ASCII: Readonly<Record<string, string>> = {
  '…': '...',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '×': 'x',
  '→': '->',
  '–': '-',
  '—': '-',
}

/** What an old console has no glyphs for, in letters that it has. Names and paths are left as they are. */
export const glyphs = (text: string, { unicode }: Theme): string =>
  unicode ? text : text.replaceAll(/[…’‘“”×→–—]/g, (glyph) => ASCII[glyph] ?? glyph)
