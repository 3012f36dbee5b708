import { posix } from 'node:path'
import { installedFile } from '../programs/installed-file.ts'
import type { ProjectTexts } from '../programs/project-texts.ts'
import { variablesIn } from '../programs/variables-file.ts'

const MAX_FILES = 5

/** The variables of the files that a script reads with `.` or `source`: `. /etc/default/celeryd`. */
export async function sourcedVariables(
  text: string,
  path: string,
  texts: ProjectTexts,
): Promise<Record<string, string>> {
  const env: Record<string, string> = {}
  const sources = [
    ...text.matchAll(
      /^[ \t]*(?:(?:set -a|set -o allexport)[ \t]*(?:;|&&)[ \t]*)?(?:\.|source)[ \t]+["']?([^\s;"'&|]+)/gm,
    ),
  ]
  for (const [, word = ''] of sources.slice(0, MAX_FILES)) {
    const source = sourceOf(word, path, texts.files)
    if (source !== null) Object.assign(env, variablesIn((await texts.read(source)) ?? ''))
  }
  return env
}

function sourceOf(word: string, script: string, files: readonly string[]): string | null {
  // `$(dirname "$0")/celery.env` and `$HERE/celery.env` mostly mean the script's folder.
  const path = word.replace(/^\$(?:\w+|\{\w+\})\//, './')
  if (/[$`]/.test(path)) return null
  if (!path.startsWith('/'))
    return (
      [path, posix.join(posix.dirname(script), path)]
        .map((one) => posix.normalize(one))
        .find((one) => files.includes(one)) ?? null
    )
  return installedFile(path, script, files)
}
