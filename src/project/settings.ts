import { lstatSync } from 'node:fs'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { lineOfKey } from '../text/toml-lines.ts'
import { readText } from './read-text.ts'
import { judgeSettings, type RawSettings } from './settings-shape.ts'
import type { Settings, SettingsError, SettingsResult, Sourced } from './settings-types.ts'

const MAX_BYTES = 1024 * 1024

/**
 * Reads the project's settings. Where both files set the same key, `poolwise.toml` wins.
 * @param checkIds known check ids; if given, others are errors
 */
export async function readSettings(root: string, checkIds: readonly string[] | null = null): Promise<SettingsResult> {
  const [own, pyproject] = await Promise.all([
    readTable(join(root, 'poolwise.toml'), '', (document) => document),
    readTable(join(root, 'pyproject.toml'), 'tool.poolwise.', (document) => {
      return asTable(asTable(document['tool'])?.['poolwise'])
    }),
  ])
  // Later ones overwrite earlier ones.
  const read = [pyproject, own].map(({ file, prefix, text, table, error }): ReadFile => {
    const { raw, errors } = table ? judgeSettings(table, checkIds) : { raw: {}, errors: [] }
    const lineOf = (key: string) => lineOfKey(text, prefix + pathOf(key))
    const placed = errors.map((mistake) => ({ ...mistake, file, ...lineAt(text, lineOf(mistake.key)), column: null }))
    return { file, raw, lineOf, errors: error ? [error] : placed }
  })
  return {
    settings: merge(read),
    errors: read.flatMap(({ errors }) => errors),
  }
}

interface ReadFile {
  readonly file: string
  readonly raw: RawSettings
  readonly lineOf: (key: string) => number | null
  readonly errors: readonly SettingsError[]
}

/** `checks."broker.reachable"` and `silence[0].until` in the words of lineOfKey(). */
const pathOf = (key: string): string => key.replaceAll('"', '').replaceAll(/\[(\d+)\]/g, '.$1')

const lineAt = (text: string, line: number | null): Pick<SettingsError, 'line' | 'source'> => ({
  line,
  source: line === null ? null : (text.split('\n')[line - 1] ?? null),
})

interface Table {
  readonly file: string
  /** Of its keys in the file. */
  readonly prefix: string
  readonly text: string
  readonly table: Record<string, unknown> | null
  readonly error: SettingsError | null
}

async function readTable(
  file: string,
  prefix: string,
  pick: (document: Record<string, unknown>) => Record<string, unknown> | null,
): Promise<Table> {
  const text = await readText(file, MAX_BYTES)
  const found = { file, prefix, text: text ?? '', table: null, error: null }
  const wrong = (over: Pick<SettingsError, 'problem' | 'next'> & Partial<SettingsError>): Table => ({
    ...found,
    error: { file, key: '', line: null, column: null, source: null, ...over },
  })
  if (prefix === '' && text === null && isThere(file))
    return wrong({
      problem: "can't be read",
      next: 'It has to be a file of at most 1 MB that you may read, and no link out of the repository.',
    })
  // Most pyproject files have no [tool.poolwise]: the parser is not loaded, and their errors are not reported.
  if (text === null || (prefix !== '' && !/\bpoolwise\b/.test(text))) return found
  // What stands in place of bytes that aren't UTF-8, which TOML has to be.
  const broken = text.indexOf('\uFFFD')
  if (broken >= 0)
    return wrong({
      ...placeOf(text, broken),
      problem: "isn't UTF-8",
      next: 'Save the file as UTF-8, as TOML requires.',
    })
  const { parse, TomlError } = await import('smol-toml')
  try {
    return { ...found, table: pick(parse(text)) }
  } catch (error) {
    const reason = (error as Error).message.split('\n')[0]!.replace(/^Invalid TOML document: /, '')
    const place = error instanceof TomlError ? { ...lineAt(text, error.line), column: error.column } : {}
    return wrong({ ...place, problem: `isn't valid TOML: ${reason}`, next: 'Correct the line.' })
  }
}

function placeOf(text: string, index: number): Pick<SettingsError, 'line' | 'column' | 'source'> {
  const before = text.slice(0, index).split('\n')
  return { ...lineAt(text, before.length), column: before.at(-1)!.length + 1 }
}

const isThere = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) !== undefined

function asTable(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null
}

function merge(read: readonly ReadFile[]): Settings {
  const last = <T>(pick: (raw: RawSettings) => T | undefined): Sourced<T> | null =>
    read.reduce<Sourced<T> | null>((found, { file, raw }) => {
      const value = pick(raw)
      return value === undefined ? found : { value, file }
    }, null)
  const python = last((raw) => raw.python)
  return {
    app: last((raw) => raw.app),
    importLimit: last((raw) => raw['import-limit']),
    importTimeout: last((raw) => raw['import-timeout']),
    python: python && { ...python, value: absolutePython(python) },
    profile: last((raw) => raw.profile),
    checks: Object.fromEntries(
      read.flatMap(({ file, raw }) => Object.entries(raw.checks ?? {}).map(([id, value]) => [id, { value, file }])),
    ),
    silences: read.flatMap(({ file, raw, lineOf }) =>
      (raw.silence ?? []).map((value, index) => ({ value, file, line: lineOf(`silence[${index}].until`) })),
    ),
  }
}

function absolutePython({ value, file }: Sourced<string>): string {
  const isPath = /[\\/]/.test(value) && !value.startsWith('~')
  return isPath && !isAbsolute(value) ? resolve(dirname(file), value) : value
}
