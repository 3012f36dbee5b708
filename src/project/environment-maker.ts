import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProjectFact } from '../facts/project.ts'
import { readText } from './read-text.ts'

/** Files with set-up instructions, for people or machines. */
const INSTRUCTIONS =
  /^(?:(?:readme|contributing|install|development)[^/]*|makefile|justfile|tox\.ini|noxfile\.py|[^/]+\.(?:sh|bat|cmd|ps1)|(?:docs|scripts|bin|\.github\/workflows)\/[^/]+\.(?:md|rst|txt|sh|bat|cmd|ps1|ya?ml))$/i

/** Commands that create a virtual environment, and activations that only virtual environments have. */
const MAKES_VENV = new RegExp(
  [
    String.raw`-m\s+(?:venv|virtualenv)\b`,
    '(?:^|[`$>"\'&;])[ \\t]*(?:virtualenv|mkvirtualenv|pyvenv)\\s+[\\w."\'$%~-]',
    String.raw`\buv\s+(?:venv|sync|run)\b`,
    String.raw`\b(?:poetry|pipenv|pdm)\s+install\b`,
    String.raw`\bbin/activate\b|\bScripts[\\/]activate\b`,
  ].join('|'),
  'm',
)
const MAKES_CONDA = /\b(?:conda|mamba|micromamba)\s+(?:env\s+)?create\b/

const MAX_FILES = 60

/**
 * How the project creates its environment. On Windows it determines whether `python.exe` is the interpreter (conda, a base
 * installation) or a launcher that starts it (venv and tools built on it).
 */
export async function findEnvironmentMaker(
  root: string,
  manager: ProjectFact['manager'],
  files: readonly string[],
): Promise<ProjectFact['environmentMaker']> {
  if (manager === 'conda') return (await holdsVenv(root)) ? 'venv' : 'conda'
  if (manager !== 'pip') return 'venv'
  if (await holdsVenv(root)) return 'venv'
  const texts = await Promise.all(
    files
      .filter((file) => INSTRUCTIONS.test(file))
      .slice(0, MAX_FILES)
      .map((file) => readText(join(root, file), 512 * 1024)),
  )
  const anyMatches = (pattern: RegExp) => texts.some((text) => text !== null && pattern.test(text))
  if (anyMatches(MAKES_VENV)) return 'venv'
  return anyMatches(MAKES_CONDA) ? 'conda' : 'unknown'
}

async function holdsVenv(root: string): Promise<boolean> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => [])
  return entries.some((entry) => entry.isDirectory() && existsSync(join(root, entry.name, 'pyvenv.cfg')))
}
