import type { LaunchCommand } from '../../facts/project.ts'
import type { Program } from '../../facts/program.ts'

/** A command of the project that starts the Celery of a Python of the system. */
export interface StartedElsewhere {
  readonly file: string
  readonly line: number
  /** `/usr/bin/celery`, `/usr/bin/python3 -m celery`. */
  readonly program: string
}

const MAX_TEXT = 2_000

/** In an image, the system's Python is the project's own. */
const OF_AN_IMAGE =
  /(?:^|\/)[^/]*(?:docker|container|compose)[^/]*(?:\/|$)|entrypoint|(?:^|\/)(?:k8s|kubernetes|helm)\//i

const OF_THE_SYSTEM = /(?:^|[\s'"])((?:\/usr)?\/bin\/(?:celery|python[\d.]*\s+-m\s+celery))(?=$|[\s'"])/

/** Beside a program of a virtual environment, that of pip's folder for the system is a mistake as well. */
const OF_PIP = /(?:^|[\s'"])(\/usr\/local\/bin\/(?:celery|python[\d.]*\s+-m\s+celery))(?=$|[\s'"])/
const OF_AN_ENVIRONMENT = /(?:^|[\s'"])\/\S*\/\.?(?:v?env|virtualenv)s?(?:\/[^/\s]+)?\/bin\//

/**
 * The first program or command whose Celery is that of the system. Only its own folders are known not to be a virtual
 * environment: /usr/local/bin is where images and `pip install` put their scripts.
 */
export function startedElsewhere(
  programs: readonly Program[],
  commands: readonly LaunchCommand[],
): StartedElsewhere | null {
  const words = [
    ...programs.map(({ file, line, command }) => ({ file, line, words: command })),
    ...commands.flatMap(({ file, line, program, prose }) =>
      prose || !program ? [] : [{ file, line, words: program }],
    ),
  ]
  const texts = words
    .filter(({ file }) => !OF_AN_IMAGE.test(file))
    .map(({ words: started, ...place }) => ({ ...place, text: started.join(' ').slice(0, MAX_TEXT) }))
  const inEnvironment = texts.some(({ text }) => OF_AN_ENVIRONMENT.test(text))
  for (const { file, line, text } of texts) {
    const program = (OF_THE_SYSTEM.exec(text) ?? (inEnvironment ? OF_PIP.exec(text) : null))?.[1]
    if (program !== undefined) return { file, line, program }
  }
  return null
}
