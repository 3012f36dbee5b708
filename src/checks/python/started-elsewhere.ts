import type { LaunchCommand } from '../../facts/project.ts'
import type { Program } from '../../facts/program.ts'

/** A command of the project that starts the Celery of a Python of the system. */
export interface StartedElsewhere {
  readonly file: string
  readonly line: number
  /** `/usr/bin/celery`, `/usr/bin/python3 -m celery`. */
  readonly program: string
}

/** In an image, the system's Python is the project's own. */
const OF_AN_IMAGE =
  /(?:^|\/)[^/]*(?:docker|container|compose)[^/]*(?:\/|$)|entrypoint|(?:^|\/)(?:k8s|kubernetes|helm)\//i

const OF_THE_SYSTEM = /(?:^|[\s'"])((?:\/usr)?\/bin\/(?:celery|python[\d.]*\s+-m\s+celery))(?=$|[\s'"])/

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
  for (const { file, line, words: started } of words) {
    const program = OF_AN_IMAGE.test(file) ? undefined : OF_THE_SYSTEM.exec(started.join(' '))?.[1]
    if (program !== undefined) return { file, line, program }
  }
  return null
}
