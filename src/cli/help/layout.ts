import { wrapAnsi } from 'fast-wrap-ansi'

const MIN_WIDTH = 40
const MAX_WIDTH = 120
/** Fewer columns than this beside the names: descriptions go below them. */
const MIN_COLUMN = 28

interface Stream {
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
}

/** Columns of the help: the terminal's; of a pipe or a file those of the variable COLUMNS, as in other programs, else 80. */
export function helpWidth({ isTTY, columns }: Stream, env: Readonly<Record<string, string | undefined>>): number {
  const width = (isTTY && columns ? columns : Number(env['COLUMNS'])) || 80
  return Math.max(MIN_WIDTH, Math.min(width, MAX_WIDTH))
}

/** Wraps between words; one that is longer than the line, as a path is, stays whole. */
export const wrapWhole = (text: string, width: number): string =>
  wrapAnsi(text.replace(/\[[^\]]*: [^\]]*\]/g, joined), width, { hard: false, trim: true }).replaceAll(NO_BREAK, ' ')

/** `[env: POOLWISE_APP]` stays in one line. */
const joined = (note: string): string => note.replaceAll(' ', NO_BREAK)
const NO_BREAK = '\u{A0}'

/** Whether descriptions have room beside the names. */
export const listFits = (rows: readonly (readonly [string, ...unknown[]])[], width: number): boolean =>
  width - Math.max(...rows.map(([name]) => name.length)) - 6 >= MIN_COLUMN

/**
 * The description of a flag: what it does, its values as words, which can be wrapped, and last its default and variable, which
 * oclif puts first.
 */
export function flagRight(text: string): string {
  const [, about = '', what = '', , values] = /^((?:\[[^\]]*\] ?)?)([^]*?)(\n?<options: (.*)>)?$/.exec(text) ?? []
  return [
    values === undefined ? what : `${what}: ${values.split('|').join(', ')}`,
    about.replace(', env: ', '] [env: ').trim(),
  ]
    .join(' ')
    .trim()
}
