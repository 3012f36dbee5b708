import { styleText } from 'node:util'
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

/** @param color null: by the stream and the environment (NO_COLOR, FORCE_COLOR, TERM=dumb) */
export function themeFor(stream: Stream, env: Env, color: boolean | null): Theme {
  const forced = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0'
  const plain = Boolean(env['NO_COLOR']) || env['TERM'] === 'dumb'
  const colored = color ?? (!plain && (forced || stream.isTTY === true))
  const paint = (format: Parameters<typeof styleText>[0]) => (text: string) =>
    colored ? styleText(format, text, { validateStream: false }) : text
  return {
    red: paint(['red', 'bold']),
    yellow: paint(['yellow', 'bold']),
    green: paint(['green']),
    dim: paint(['dim']),
    bold: paint(['bold']),
    unicode: hasUnicode(env),
    // A file or a pipe has no width: lines stay as wide as a page.
    width: Math.max(40, Math.min(stream.columns ?? 100, 120)),
  }
}

/** The old Windows console shows question marks for what its code page lacks; the Linux console has few glyphs. */
function hasUnicode(env: Env): boolean {
  if (hostOs() === 'windows') {
    return (
      Boolean(env['WT_SESSION'] ?? env['TERMINUS_SUBLIME']) ||
      env['TERM_PROGRAM'] === 'vscode' ||
      /^(xterm|alacritty|rxvt)/.test(env['TERM'] ?? '')
    )
  }
  if (env['TERM'] === 'linux') return false
  const locale = env['LC_ALL'] ?? env['LC_CTYPE'] ?? env['LANG'] ?? 'UTF-8'
  return /utf-?8/i.test(locale) || locale === '' ? true : !/^(C|POSIX)$/.test(locale) && !locale.includes('.')
}
