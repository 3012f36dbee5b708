import type { LaunchCommand } from '../../facts/project.ts'
import { composeServices, type PlacedProgram } from '../programs/compose-services.ts'
import { imageVariables, readByCommand } from '../programs/image-variables.ts'
import type { ProjectTexts } from '../programs/project-texts.ts'
import { limitedText } from '../limited-text.ts'
import { nextTurn } from '../next-turn.ts'
import { textBudget } from '../text-budget.ts'
import { compose } from './formats/compose.ts'
import { copiedTo } from './formats/dockerfile.ts'
import { isProductionCode } from '../production-code.ts'

const MAX_FILES = 20

/**
 * Commands of scripts that services of Compose start have the service's name, and where the script reads a variable that several
 * services set, there is one worker for each: `command: /start-celeryworker`, which the Dockerfile copies from
 * `compose/local/django/celery/worker/start`.
 */
export async function withServices(
  commands: readonly LaunchCommand[],
  texts: ProjectTexts,
): Promise<readonly LaunchCommand[]> {
  const isScript = ({ file, name }: LaunchCommand) => name === undefined && /(?:^|\/)[^./]+$|\.(?:ba)?sh$/.test(file)
  const scripts = new Set(commands.filter(isScript).map(({ file }) => file))
  if (scripts.size === 0) return commands
  const services = new Map<string, PlacedProgram[]>()
  const present = new Set(texts.files)
  const budget = textBudget()
  const files = texts.files.filter((one) => compose.matches(one) && isProductionCode(one)).slice(0, MAX_FILES)
  for (const file of files) {
    const text = limitedText((await texts.read(file)) ?? '').text
    await nextTurn()
    if (!budget.parse(text, file)) continue
    for (const service of await composeServices(text, file, texts).catch(() => [])) {
      const script = await scriptOf(service, texts, present)
      if (script === null || !scripts.has(script)) continue
      const image = service.built
        ? imageVariables((await texts.read(service.built.dockerfile)) ?? '', service.built.target)
        : {}
      const known = services.get(script) ?? []
      known.push({ ...service, env: { ...image, ...service.env } })
      services.set(script, known)
    }
  }
  return commands.flatMap((command) =>
    isScript(command) ? ofServices(command, services.get(command.file) ?? []) : [command],
  )
}

/** The project's file that a service starts, at its place in the image. */
async function scriptOf(
  { command, built }: PlacedProgram,
  texts: ProjectTexts,
  present: ReadonlySet<string>,
): Promise<string | null> {
  const dockerfile = (built && (await texts.read(built.dockerfile))) ?? ''
  for (const word of command.slice(0, 4)) {
    if (!/^[\w./-]*\/[\w./-]+$/.test(word)) continue
    const source = built && copiedTo(dockerfile, word)
    const path = source && `${built.context === '.' ? '' : `${built.context}/`}${source.replace(/^\.?\//, '')}`
    if (path && present.has(path)) return path
    const same = endsOf(word.replace(/^\.?\//, '')).filter((file) => present.has(file))
    if (same.length === 1) return same[0]!
  }
  return null
}

/** `a/b/c`, `b/c`, `c` */
const endsOf = (path: string): string[] => path.split('/').map((_, index, parts) => parts.slice(index).join('/'))

function ofServices(command: LaunchCommand, services: readonly PlacedProgram[]): readonly LaunchCommand[] {
  const found = new Map<string, LaunchCommand>()
  for (const { name, env: all } of services) {
    const env = { ...readByCommand(all, command.argv), ...command.env }
    const key = JSON.stringify(env)
    if (!found.has(key)) found.set(key, { ...command, name, ...(Object.keys(env).length > 0 && { env }) })
  }
  return found.size === 0 ? [command] : [...found.values()]
}
