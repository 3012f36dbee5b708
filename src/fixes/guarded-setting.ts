import type { SettingFix } from '../checks/remedy/fix.ts'
import { appAssignments, appMakers, blankStrings } from '../project/app/python-source.ts'
import { chunksOf, type Chunk } from './python-chunks.ts'
import { importSys } from './import-sys.ts'
import { ok, refused, type Result } from './result.ts'
import type { Splice } from './splice.ts'

/** The splices of a SettingFix in a Python file as it is now. Pure. */
export function guardedSetting(
  lines: readonly string[],
  { place, name, value, sysPlatform, comment }: SettingFix,
): Result<Splice[]> {
  const chunks = chunksOf(lines)
  const target = place.of === 'app' ? belowApp(lines, chunks, place.attribute) : belowSettings(chunks, place.prefix)
  if (!target.ok) return target
  const { at, owner } = target.value
  const imported = importSys(lines, chunks, at)
  if (!imported.ok) return imported
  const quote = quoteOf(lines)
  const indent = lines.some((line) => line.startsWith('\t')) ? '\t' : '    '
  const block = [
    `# ${comment}`,
    `if sys.platform == ${quote}${sysPlatform}${quote}:`,
    `${indent}${owner}${name} = ${quote}${value}${quote}`,
  ]
  return ok([...imported.value, insertion(lines, at, block)].sort((one, other) => one.at - other.at))
}

interface Target {
  /** Index of the line below which the setting goes. */
  readonly at: number
  /** `app.conf.`, or nothing in a settings module. */
  readonly owner: string
}

/** Below the app and every line of the module that configures it, so that none of them overrides the setting. */
function belowApp(lines: readonly string[], chunks: readonly Chunk[], attribute: string | null): Result<Target> {
  const name = appName(lines, attribute)
  if (name === null) return refused('no app is created at the top level of this file, or several are')
  const concerns = new RegExp(`(?<![\\w.])${name}\\s*(?:=(?!=)|\\.\\s*(?:conf\\b|config_from_))`)
  const last = chunks.findLast(({ code }) => !/^(?:@|def\b|class\b|async\s+def\b)/.test(code) && concerns.test(code))
  return last
    ? ok({ at: last.last, owner: `${name}.conf.` })
    : refused('the app is not created at the top level of this file')
}

function appName(lines: readonly string[], attribute: string | null): string | null {
  const code = blankStrings(lines.join('\n'))
  const made = appAssignments(code, ['Celery', ...appMakers(code)]).map((found) => found.name)
  const wanted = attribute !== null && /^\w+$/.test(attribute) ? [attribute] : ['app', 'celery']
  const named = wanted.find((name) => made.includes(name))
  return named ?? (new Set(made).size === 1 && attribute === null ? made[0]! : null)
}

/** Below the last of Celery's settings; at the end of a file that has none. */
function belowSettings(chunks: readonly Chunk[], prefix: string): Result<Target> {
  const sets = new RegExp(`(?<![\\w.])${prefix}[A-Z0-9_]+\\s*(?::[^=\\n]*)?=(?!=)`)
  const last = chunks.findLast(({ code }) => !/^(?:def|class|@)/.test(code) && sets.test(code)) ?? chunks.at(-1)
  return last ? ok({ at: last.last, owner: '' }) : refused('this file is empty')
}

/** A block below a line, with a blank line on either side where there is code. */
function insertion(lines: readonly string[], at: number, block: readonly string[]): Splice {
  const next = lines[at + 1]
  // A file without a final newline stays without one.
  if (next === undefined) return { at, removed: [lines[at]!], inserted: [lines[at]!, '', ...block] }
  return { at: at + 1, removed: [], inserted: ['', ...block, ...(next.trim() === '' ? [] : [''])] }
}

function quoteOf(lines: readonly string[]): '"' | "'" {
  const text = lines.join('\n')
  return text.split("'").length > text.split('"').length ? "'" : '"'
}
