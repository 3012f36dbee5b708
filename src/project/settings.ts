import { dirname, isAbsolute, join, resolve } from 'node:path'
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
    readTable(join(root, 'poolwise.toml'), (document) => document),
    readTable(join(root, 'pyproject.toml'), (document) => asTable(asTable(document['tool'])?.['poolwise'])),
  ])
  // Later ones overwrite earlier ones.
  const read = [pyproject, own].map(({ file, table, error }) => {
    const judged = table ? judgeSettings(table, file, checkIds) : { raw: {}, errors: [] }
    return { file, raw: judged.raw, errors: error ? [error] : judged.errors }
  })
  return {
    settings: merge(read),
    errors: read.flatMap(({ errors }) => errors),
  }
}

interface Table {
  readonly file: string
  readonly table: Record<string, unknown> | null
  readonly error: SettingsError | null
}

async function readTable(
  file: string,
  pick: (document: Record<string, unknown>) => Record<string, unknown> | null,
): Promise<Table> {
  const text = await readText(file, MAX_BYTES)
  // Most pyproject files have no [tool.poolwise]: the parser is not loaded, and their errors are not reported.
  if (text === null || (file.endsWith('pyproject.toml') && !/\bpoolwise\b/.test(text))) {
    return { file, table: null, error: null }
  }
  try {
    const { parse } = await import('smol-toml')
    return { file, table: pick(parse(text)), error: null }
  } catch (error) {
    const problem = `isn't valid TOML: ${(error as Error).message.split('\n')[0]}`
    return { file, table: null, error: { file, key: '', problem, next: 'Correct the file.' } }
  }
}

function asTable(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null
}

function merge(read: readonly { readonly file: string; readonly raw: RawSettings }[]): Settings {
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
    silences: read.flatMap(({ file, raw }) => (raw.silence ?? []).map((value) => ({ value, file }))),
  }
}

function absolutePython({ value, file }: Sourced<string>): string {
  const isPath = /[\\/]/.test(value) && !value.startsWith('~')
  return isPath && !isAbsolute(value) ? resolve(dirname(file), value) : value
}
