import { posix } from 'node:path'
import type { LaunchCommand } from '../../facts/project.ts'
import { appVariables } from '../../celery-command/names-no-app.ts'
import { imageVariables, readByCommand } from '../programs/image-variables.ts'
import type { ProjectTexts } from '../programs/project-texts.ts'
import { appOption } from '../app/app-option.ts'
import { isProductionCode } from '../production-code.ts'
import { limitedText } from '../limited-text.ts'
import { dockerfile } from './formats/dockerfile.ts'
import { kubernetes } from './formats/kubernetes.ts'
import { compose } from './formats/compose.ts'
import { shellScript } from './formats/shell-script.ts'
import { supervisord } from './formats/supervisord.ts'

const MAX_FILES = 20

interface Image {
  readonly env: Readonly<Record<string, string>>
  copies(file: string): boolean
}

/**
 * Commands without an app in files that an image of the project runs: with the app of the image's ENV. Scripts and supervisord's
 * configuration count where an image copies them. Images that name different apps decide nothing.
 */
export async function withImages(
  commands: readonly LaunchCommand[],
  texts: ProjectTexts,
): Promise<readonly LaunchCommand[]> {
  if (!commands.some(lacksApp)) return commands
  const images: Image[] = []
  for (const file of texts.files
    .filter((one) => dockerfile.matches(one) && isProductionCode(one))
    .slice(0, MAX_FILES)) {
    const { text } = limitedText((await texts.read(file)) ?? '')
    const env = imageVariables(text)
    if (Object.keys(env).length > 0) images.push({ env, copies: copiesOf(text, file) })
  }
  return commands.map((command) => {
    if (!lacksApp(command)) return command
    const own = images.filter(
      (image) => kubernetes.matches(command.file) || compose.matches(command.file) || image.copies(command.file),
    )
    const found = new Map(
      own
        .map(({ env }) => readByCommand(env, command.argv))
        .filter((env) => Object.keys(env).length > 0)
        .map((env) => [JSON.stringify(env), env] as const),
    )
    return found.size === 1 ? { ...command, env: { ...[...found.values()][0], ...command.env } } : command
  })
}

const lacksApp = (command: LaunchCommand): boolean =>
  [shellScript, supervisord, kubernetes, compose].some((format) => format.matches(command.file)) &&
  command.argv[0] === 'celery' &&
  !command.prose &&
  appOption(command) === null &&
  !appVariables.some((name) => command.env?.[name] !== undefined)

/** Whether `COPY` has a file, from the Dockerfile's folder or from the project's as the image's context. */
function copiesOf(text: string, dockerfilePath: string): (file: string) => boolean {
  const sources = [...text.matchAll(/^[ \t]*(?:COPY|ADD)[ \t]+(?!.*--from)((?:\\\n|[^\n])+)$/gim)].flatMap(
    ([, words = '']) =>
      words
        .replaceAll(/\\\n|[[\]",]/g, ' ')
        .trim()
        .split(/\s+/)
        .filter((word) => !word.startsWith('--'))
        .slice(0, -1),
  )
  const paths = sources.flatMap((source) =>
    ['.', posix.dirname(dockerfilePath)].map((context) => posix.join(context, source).replace(/\/$/, '')),
  )
  return (file) => paths.some((path) => path === '.' || path === file || file.startsWith(`${path}/`))
}
