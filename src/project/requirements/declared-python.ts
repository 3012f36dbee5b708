import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import type { DeclaredPython } from '../../facts/requirements.ts'
import { findExecutables } from '../../platform/find-executable.ts'
import { hostOs } from '../../platform/os.ts'
import { resolvePyenvShim } from '../interpreter/pyenv-shim.ts'
import { isProductionCode } from '../production-code.ts'
import { readText } from '../read-text.ts'

type Env = Readonly<Record<string, string | undefined>>
type Declared = Pick<DeclaredPython, 'version' | 'where'>

/** Files that name one version: pyenv's and uv's, Heroku's, asdf's and mise's. */
const FILES: readonly (readonly [file: string, pattern: RegExp])[] = [
  ['.python-version', /^\s*(?:cpython-|python-)?(3\.\d+)(?![\w-])/m],
  ['runtime.txt', /^\s*python-(3\.\d+)/m],
  ['.tool-versions', /^\s*python\s+(3\.\d+)/m],
]

const DOCKERFILE = /(?:^|\/)(?:[\w.-]+\.)?(?:dockerfile|containerfile)(?:[.-][\w.-]+)?$/i
const MAX_DOCKERFILES = 20
const MAX_BYTES = 128 * 1024

/**
 * The Python that the project's pinned packages are made for, by a file that says so, otherwise by the images that install them.
 * @param folder of the requirements, relative to the root
 * @param requirements the file that is installed, relative to the root
 * @param files of the project, relative to the root, shallow ones first
 */
export async function declaredPython(
  root: string,
  folder: string,
  requirements: string | null,
  files: readonly string[],
  env: Env,
): Promise<DeclaredPython | null> {
  const declared = (await inFiles(root, folder)) ?? (await inImages(root, requirements, files))
  return declared && { ...declared, executable: installed(declared.version, root, env) }
}

async function inFiles(root: string, folder: string): Promise<Declared | null> {
  for (const place of new Set([folder, '']))
    for (const [name, pattern] of FILES) {
      const file = posix.join(place, name)
      const text = await readText(join(root, file), 4096)
      const found = text === null ? null : pattern.exec(text)
      if (text !== null && found)
        return { version: found[1]!, where: `${file}:${lineAt(text, found.index + found[0].length)}` }
    }
  return null
}

/** The version that most of the images have, of those that name the requirements if any does. */
async function inImages(root: string, requirements: string | null, files: readonly string[]): Promise<Declared | null> {
  const images: (Declared & { installs: boolean })[] = []
  for (const file of files.filter((one) => DOCKERFILE.test(one) && isProductionCode(one)).slice(0, MAX_DOCKERFILES)) {
    const text = await readText(join(root, file), MAX_BYTES)
    const image = text === null ? null : imageOf(text)
    const installs = requirements !== null && text !== null && text.includes(posix.basename(requirements))
    if (image) images.push({ version: image.version, where: `${file}:${image.line}`, installs })
  }
  const some = images.filter(({ installs }) => installs)
  const taken = some.length > 0 ? some : images
  const count = ({ version }: Declared): number => taken.filter((other) => other.version === version).length
  const best = taken.toSorted((one, other) => count(other) - count(one))[0]
  return best ? { version: best.version, where: best.where } : null
}

/** `FROM docker.io/library/python:${PYTHON_VERSION}-slim`, with the default of the variable. */
function imageOf(text: string): { version: string; line: number } | null {
  const defaults = new Map(
    [...text.matchAll(/^\s*ARG\s+(\w+)=["']?([\w.-]+)/gim)].map(([, name, value]) => [name, value]),
  )
  for (const { 0: all, 1: image = '', index } of text.matchAll(/^\s*FROM\s+(?:--\S+\s+)*(\S+)/gim)) {
    const filled = image.replaceAll(/\$\{?(\w+)(?::-[^}]*)?\}?/g, (_, name: string) => defaults.get(name) ?? '')
    const version = /(?:^|\/)python:(3\.\d+)(?![\d])/i.exec(filled)?.[1]
    if (version !== undefined) return { version, line: lineAt(text, index + all.length) }
  }
  return null
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length

/** An interpreter of that version on this machine, on PATH or among pyenv's. */
function installed(version: string, root: string, env: Env): string | null {
  // `py -3.13` says only when it is started whether it has that version.
  if (hostOs() === 'windows') return null
  for (const file of findExecutables(`python${version}`, env)) {
    if (resolvePyenvShim(file, root, env) === null) return file
    const versions = join(dirname(dirname(file)), 'versions')
    const newest = readdirSync(versions)
      .filter((name) => name.startsWith(`${version}.`))
      .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
      .map((name) => join(versions, name, 'bin', `python${version}`))
      .filter((path) => existsSync(path))
      .at(-1)
    if (newest !== undefined) return newest
  }
  return null
}
