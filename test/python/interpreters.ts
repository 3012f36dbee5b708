import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { findExecutable } from '../../src/platform/find-executable.ts'

/** Every CPython on this machine that can be found by name: python2.7, python3.6 … on PATH, and pyenv's. */
export function interpreters(): { readonly version: string; readonly executable: string }[] {
  const found = new Map<string, string>()
  for (const version of ['2.7', ...Array.from({ length: 10 }, (_, i) => `3.${i + 5}`)]) {
    const executable = pyenv(version) ?? findExecutable(`python${version}`, process.env)
    if (executable !== null) found.set(version, executable)
  }
  return [...found].map(([version, executable]) => ({ version, executable }))
}

function pyenv(version: string): string | null {
  const root = join(process.env['PYENV_ROOT'] ?? join(homedir(), '.pyenv'), 'versions')
  const name = existsSync(root) ? readdirSync(root).find((name) => name.startsWith(`${version}.`)) : undefined
  const executable = name === undefined ? '' : join(root, name, 'bin', 'python')
  return existsSync(executable) ? executable : null
}
