import type { ChalkInstance } from 'chalk'
import isUnicodeSupported from 'is-unicode-supported'
import { hostOs } from '../platform/os.ts'

type Env = Readonly<Record<string, string | undefined>>

/** How text may look on a stream: colour and Unicode are extras, never the only signal. */
export interface Theme {
  readonly red: (text: string) => string
  readonly yellow: (text: string) => string
  readonly green: (text: string) => string
  readonly dim: (text: string) => string
  readonly bold: (text: string) => string
  readonly unicode: boolean
  /** Columns to wrap at. */
  readonly width: number
}

interface Stream {
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
}

/**
 * @param color null: decided by NO_COLOR, TERM=dumb, FORCE_COLOR and whether the stream is a terminal, in that order. Not by
 *   chalk's own detection, which reads the command line, knows no NO_COLOR, and decides once for the whole program.
 */
export async function themeFor(stream: Stream, env: Env, color: boolean | null): Promise<Theme> {
  return {
    ...(isColoured(stream, env, color) ? await coloured() : plainText),
    unicode: isUnicodeSupported() && localeIsUnicode(env),
    // A file or a pipe has no width: lines stay as wide as a page.
    width: Math.max(40, Math.min(stream.columns ?? 100, 120)),
  }
}

/** Whether text on a stream is coloured; by the same rules. */
export function isColoured(stream: Stream, env: Env, color: boolean | null): boolean {
  const forced = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0'
  const plain = Boolean(env['NO_COLOR']) || env['TERM'] === 'dumb'
  return color ?? (!plain && (forced || stream.isTTY === true))
}

type Colours = Pick<Theme, 'red' | 'yellow' | 'green' | 'dim' | 'bold'>

const asItIs = (text: string): string => text
const plainText: Colours = { red: asItIs, yellow: asItIs, green: asItIs, dim: asItIs, bold: asItIs }

async function coloured(): Promise<Colours> {
  // Not for a file, a pipe or --json: loading it takes 15 ms there, most of it for `node:tty`.
  const { Chalk } = await import('chalk')
  // The sixteen colours that follow the terminal's own palette.
  const chalk = new Chalk({ level: 1 })
  // One argument only: chalk joins all that it gets, such as the index of `map`.
  const paint = (style: ChalkInstance) => (text: string) => style(text)
  return {
    red: paint(chalk.red.bold),
    yellow: paint(chalk.yellow.bold),
    green: paint(chalk.green),
    dim: paint(chalk.dim),
    bold: paint(chalk.bold),
  }
}

/** POSIX: the terminal shows what the locale promises. On Windows these variables say nothing about the console. */
function localeIsUnicode(env: Env): boolean {
  if (hostOs() === 'windows') return true
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || ''
  if (locale === '' || /utf-?8/i.test(locale)) return true
  return !/^(C|POSIX)$/.test(locale) && !locale.includes('.')
}
