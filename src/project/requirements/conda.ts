import { best, lineOf, namedBy, type Named } from './named.ts'
import { table } from './pyproject.ts'

export interface CondaFile {
  readonly celery: Named | null
  readonly name: string | null
}

/** `environment.yml` is what conda takes by itself; `environment-dev.yml` and `conda.yaml` have to be named. */
const FILES = [
  /^environment\.ya?ml$/i,
  /^(?:conda[-_.])?(?:environment|env)[\w.-]*dev[\w.-]*\.ya?ml$|^dev[\w.-]*[-_.](?:environment|env)\.ya?ml$/i,
  /^(?:[\w.-]+[-_.])?environment(?:[-_.][\w.-]+)?\.ya?ml$/i,
  /^(?:conda|env)(?:[-_.](?:env|dev|base|linux))?\.ya?ml$/i,
]

/** The files of a folder that may describe an environment of conda, in the order in which a developer would take them. */
export function condaFiles(entries: readonly { readonly name: string; readonly isFolder: boolean }[]): string[] {
  const rank = (name: string) => FILES.findIndex((pattern) => pattern.test(name))
  return entries
    .filter(({ name, isFolder }) => !isFolder && rank(name) >= 0)
    .map(({ name }) => name)
    .sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1))
}

/** Reads environment.yml: conda's own packages (`celery=5.4`), and pip's in it. */
export async function readConda(text: string): Promise<CondaFile> {
  // The default export: the package is CommonJS, and the bundle has no named exports of it.
  const { default: yaml } = await import('yaml')
  let document: unknown
  try {
    document = yaml.parseDocument(text, { logLevel: 'silent' }).toJS({ maxAliasCount: 50 })
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
