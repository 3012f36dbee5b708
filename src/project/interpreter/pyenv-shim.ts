import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isExecutable } from '../../platform/find-executable.ts'
import { firstLine } from '../read-text.ts'

export interface ShimTarget {
  /** The interpreter that the shim would start; null: leave it to the shim. */
  readonly executable: string | null
  /** The requested version, if it is not installed: the shim would only print an error. */
  readonly missing: string | null
}

/**
 * The interpreter that a pyenv shim would run in this project, by pyenv's own rules: PYENV_VERSION, the nearest `.python-version`,
 * the global `version` file. Saves starting the shim, a shell script that starts others.
 * @returns null if the file is not a shim
 */
export function resolvePyenvShim(
  file: string,
  root: string,
  env: Readonly<Record<string, string | undefined>>,
): ShimTarget | null {
  const shims = dirname(file)
  const pyenv = dirname(shims)
  if (basename(shims) !== 'shims' || !existsSync(join(pyenv, 'versions'))) return null
  const version = (env['PYENV_VERSION'] || localVersion(root) || firstLine(join(pyenv, 'version'))).split(/[:\s]/)[0]
  if (!version || version === 'system') return { executable: null, missing: null }
  const installed = matching(join(pyenv, 'versions'), version)
  if (!installed) return { executable: null, missing: version }
  const folder = join(pyenv, 'versions', installed)
  // pyenv-win's shims are batch files (`python.bat`), its interpreters are at the top of a version's folder.
  const program = /\.bat$/i.test(file) ? join(folder, 'python.exe') : join(folder, 'bin', basename(file))
  return { executable: isExecutable(program) ? program : null, missing: null }
}

/** `3.11` stands for the newest installed 3.11.x. */
function matching(versions: string, wanted: string): string | null {
  const word = wanted.replace(/^python-/, '')
  if (existsSync(join(versions, word))) return word
  const byNumber = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true })
  return (
    readdirSync(versions)
      .filter((name) => name.startsWith(`${word}.`))
      .sort(byNumber)
      .at(-1) ?? null
  )
}

function localVersion(root: string): string | null {
  for (let folder = root; ; folder = dirname(folder)) {
    const word = firstLine(join(folder, '.python-version'))
    if (word) return word
    if (dirname(folder) === folder) return null
  }
}
