import type { LogLine } from './events.ts'
import { parseFrame } from './frames.ts'
import { stripPrefixes } from './prefixes.ts'

/** PowerShell's report of what a program writes to stderr, as `2>&1` and `*>` store it in a file. */
const NATIVE_COMMAND = /\bCategoryInfo\b|FullyQualifiedErrorId|NativeCommandEr/
/** A frame that is wrapped before its function's name. */
const BROKEN_FRAME = /^\s{0,4}File "[^"]*$|^\s{0,4}File "[^"]*",(?: |$)(?:line(?: |$))?(?:\d+, ?(?:in ?)?)?$/
const WHOLE_BEGINNING =
  /^(?:\s|[a-z_]\w{0,60}(?:\.\w{1,80}){1,8}(?::|$)|\[|Traceback|During|The above|Error|Usage|At |Try |\+ |No l|\d{4}-)/

/**
 * The column at which a file is hard-wrapped, or null.
 * PowerShell 5 wraps stderr at the window's width, within paths too; the lines must be rejoined before parsing.
 */
export function wrapWidth(lines: readonly string[]): number | null {
  const native = lines.some((line) => NATIVE_COMMAND.test(line))
  const broken = lines.filter((line) => BROKEN_FRAME.test(line))
  if (!native && broken.length < 2) return terminalWidth(lines)
  // Where everything is wrapped, the longest line is as wide as the window.
  const width = (native ? lines : broken).reduce((widest, line) => Math.max(widest, line.length), 0)
  return width >= 20 && width <= 400 ? width : null
}

const CUT = /[\w'"(,.:;=<>/\\-]$/
const REST = /^[a-z0-9_'"(),.:;=<>/\\-]/

/** The width of a terminal from which the lines were copied: of the longest lines, some go on within a word. */
function terminalWidth(lines: readonly string[]): number | null {
  const width = lines.reduce((widest, line) => Math.max(widest, line.length), 0)
  if (width < 79 || width > 400) return null
  const cut = lines.filter(
    (line, at) =>
      line.length === width &&
      CUT.test(line) &&
      REST.test(lines[at + 1] ?? '') &&
      !WHOLE_BEGINNING.test(lines[at + 1]!),
  )
  return cut.length >= (lines.length > 100 ? 2 : 1) ? width : null
}

/**
 * Joins the pieces of hard-wrapped lines.
 * A line is wrapped where the next word would not fit; all other line breaks are the log's own.
 */
export function unwrapper(width: number, emit: (line: LogLine) => void): { line(line: LogLine): void; flush(): void } {
  let held: LogLine | null = null
  let piece = ''
  const flush = () => {
    if (held) emit(held)
    held = null
  }
  return {
    line(line) {
      const { text } = line
      if (held && !isWhole(held.text, piece, width) && forced(piece, text, width)) {
        const gap = piece.endsWith(' ') || piece.length >= width - 1 ? '' : ' '
        held = { ...held, text: held.text + gap + text }
      } else {
        flush()
        held = line
      }
      piece = text
    },
    flush,
  }
}

/** A complete frame: its function's name does not end at the very edge. */
const isWhole = (text: string, piece: string, width: number): boolean =>
  piece.length < width && parseFrame(text) !== null

function forced(piece: string, next: string, width: number): boolean {
  if (piece.trim() === '' || next.trim() === '' || piece.length > width) return false
  if (BROKEN_FRAME.test(piece) && !/^\s{0,4}File "/.test(next)) return true
  if (WHOLE_BEGINNING.test(next) || stripPrefixes(next).stream !== '') return false
  const space = next.indexOf(' ')
  return piece.length + (space < 0 ? next.length : space) > width
}
