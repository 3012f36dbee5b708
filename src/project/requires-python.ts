import { join } from 'node:path'
import type { RequiredPython } from '../facts/project.ts'
import { readText } from './read-text.ts'

const MAX_BYTES = 512 * 1024

/** Where each file says which Python the project needs. */
const FILES: readonly (readonly [file: string, pattern: RegExp])[] = [
  ['pyproject.toml', /^[ \t]*requires-python\s*=\s*["']([^"'\n]+)["']/m],
  ['pyproject.toml', /^[ \t]*\[tool\.poetry\.dependencies\][^[]*?^[ \t]*python\s*=\s*["']([^"'\n]+)["']/m],
  ['setup.cfg', /^[ \t]*python_requires\s*=\s*([^\n]+)$/m],
  ['setup.py', /\bpython_requires\s*=\s*["']([^"'\n]+)["']/],
]

const RANGE = /^(?:[<>]=?|[!=~]=)\s*\d+(?:\.\d+)*(?:\.\*)?(?:,(?:[<>]=?|[!=~]=)\s*\d+(?:\.\d+)*(?:\.\*)?)*$/

/** The versions of Python that the project's own metadata allows. */
export async function requiredPython(root: string): Promise<RequiredPython | null> {
  for (const [file, pattern] of FILES) {
    const text = await readText(join(root, file), MAX_BYTES)
    const match = text === null ? null : pattern.exec(text)
    if (text === null || match === null) continue
    const written = match[1]!.trim()
    const line = text.slice(0, match.index + match[0].length).split('\n').length
    const range = asPep440(written)
    // `*`, `>=3.9 || 2.7`, a value that is computed.
    return !RANGE.test(range) ? null : { range, written, where: `${file}:${line}` }
  }
  return null
}

/** Poetry's carets and tildes: `^3.12` is `>=3.12,<4`, `~3.12` is `>=3.12,<3.13`. */
const asPep440 = (written: string): string =>
  written
    .split(',')
    .map((part) => {
      const [, sign, major, minor] = /^\s*([\^~])\s*(\d+)(?:\.(\d+))?(?:\.\d+)*\s*$/.exec(part) ?? []
      if (sign === undefined) return part.trim()
      const from = minor === undefined ? major! : `${major!}.${minor}`
      const to = sign === '^' || minor === undefined ? `${Number(major) + 1}` : `${major!}.${Number(minor) + 1}`
      return `>=${from},<${to}`
    })
    .join(',')
