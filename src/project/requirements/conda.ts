import { best, lineOf, namedBy, type Named } from './named.ts'
import { table } from './pyproject.ts'

export interface CondaFile {
  readonly celery: Named | null
  readonly name: string | null
}

/** Reads environment.yml: conda's own packages (`celery=5.4`), and pip's in it. */
export async function readConda(text: string): Promise<CondaFile> {
  const { parseDocument } = await import('yaml')
  let document: unknown
  try {
    document = parseDocument(text, { logLevel: 'silent' }).toJS({ maxAliasCount: 50 })
  } catch {
    return { celery: null, name: null }
  }
  const { name, dependencies } = table(document)
  const list: readonly unknown[] = Array.isArray(dependencies) ? dependencies : []
  const found = best(
    list
      .flatMap((one) => (typeof one === 'string' ? [one] : Object.values(table(one)).flat()))
      // conda-forge::celery=5.4
      .map((one) => (typeof one === 'string' ? namedBy(one.replace(/^[\w-]+::/, ''), 1) : null)),
  )
  return {
    celery: found && { ...found, line: lineOf(text, new RegExp(String.raw`\b${found.package}\b`, 'i')) },
    name: typeof name === 'string' && /^[\w.-]+$/.test(name) ? name : null,
  }
}
