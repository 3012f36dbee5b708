import { basename, join } from 'node:path'
import type { BareScript } from '../../facts/launch.ts'
import type { LaunchCommand } from '../../facts/project.ts'
import { readText } from '../read-text.ts'

const MAX_BYTES = 256 * 1024
const MAX_CALLERS = 200

const SHELL_SCRIPT = /(?:\.(?:sh|bash|zsh)|(?:^|\/)(?:bin|scripts?)\/[^./]+)$/
/** Their other targets show how the project runs its programs. */
const TARGETS = /(?:^|\/)(?:GNU)?(?:Makefile|makefile|justfile|\.justfile)$/
const RUNS = /\b(?:uv|poetry|pipenv|pdm|hatch)\s+run\s/
/** In an image, PATH is the image's. */
const OF_AN_IMAGE =
  /(?:^|\/)(?:docker|\.?(?:dev)?container|compose|k8s|kubernetes|helm|\.?ci|\.github)[\w.-]*\/|entrypoint/i
const CALLERS =
  /(?:^|\/)(?:[^/]*(?:dockerfile|containerfile|compose)[^/]*|Procfile[^/]*|Makefile|justfile|package\.json|pyproject\.toml|README[^/]*|[^/]+\.(?:ya?ml|toml|service|conf|sh|md|rst))$/i

/** Programs that look for the next one on the same PATH. */
const KEEPS_PATH = new Set(['exec', 'nohup', 'nice', 'time', 'env', 'command', 'setsid'])

/** An environment is chosen in the script: `. .venv/bin/activate`, `PATH=…`, `poetry shell`. */
const CHOOSES = /\bactivate\b|\bPATH\s*=|\bVIRTUAL_ENV\s*=|\b(?:poetry|pipenv|hatch|conda|pdm)\s+(?:shell|env|venv)\b/

/**
 * Shell scripts, and targets beside others that use a tool, that start a plain `celery`, although nothing in them chooses an
 * environment, nor does the file that calls them.
 */
export async function bareScripts(
  root: string,
  commands: readonly LaunchCommand[],
  files: readonly string[],
): Promise<BareScript[]> {
  const bare = commands.filter(
    ({ file, program, prose }) =>
      !prose &&
      program?.filter((word) => !KEEPS_PATH.has(word)).join(' ') === 'celery' &&
      (SHELL_SCRIPT.test(file) || TARGETS.test(file)) &&
      !OF_AN_IMAGE.test(file),
  )
  // direnv activates the environment in this folder.
  if (bare.length === 0 || files.includes('.envrc')) return []
  const callers = files.filter((file) => CALLERS.test(file)).slice(0, MAX_CALLERS)
  const texts = await Promise.all(
    callers.map(async (file) => ({ file, text: (await readText(join(root, file), MAX_BYTES)) ?? '' })),
  )
  const found: BareScript[] = []
  for (const { file, line, argv } of bare) {
    const own = (await readText(join(root, file), MAX_BYTES)) ?? ''
    const called = texts.some((caller) => caller.file !== file && choosesFor(caller, basename(file)))
    const byTool = !TARGETS.test(file) || RUNS.test(own)
    if (byTool && !CHOOSES.test(own) && !called) found.push({ file, line, argv })
  }
  return found
}

/** A file of an image calls the script, or a line does it with a tool or in an environment: `uv run ./start.sh`. */
function choosesFor({ file, text }: { readonly file: string; readonly text: string }, script: string): boolean {
  if (!text.includes(script)) return false
  if (!/(?:^|\/)(?:README[^/]*|Makefile|justfile|[^/]+\.(?:sh|md|rst))$/i.test(file)) return true
  if (CHOOSES.test(text)) return true
  return text.split('\n').some((line) => line.includes(script) && /\b(?:run|exec)\s/.test(line))
}
