import { appVariables } from '../../celery-command/names-no-app.ts'
import { splitWords } from '../launch-commands/shell/split-words.ts'
import { assignments } from '../launch-commands/shell/variables.ts'
import { filledIn } from './variables-file.ts'

type Variables = Readonly<Record<string, string>>

/** A stage of a Dockerfile. */
export interface ImageStage {
  readonly name: string | null
  /** 1-based, of its FROM. */
  readonly line: number
  /** By ENV, here and in the stages of the same file that it starts from; defaults of ARG are filled in. */
  readonly env: Variables
}

/** The stages of a Dockerfile, in their order. */
export function imageStages(text: string): readonly ImageStage[] {
  const stages: ImageStage[] = []
  const general: Record<string, string> = {}
  let args: Record<string, string> = {}
  let env: Record<string, string> = {}
  // Comment lines may stand between continued ones.
  const lines = text.replace(/\\[ \t]*\n(?:[ \t]*#[^\n]*\n)+/g, (part) => part.replace(/#[^\n]*/g, '\\')).split('\n')
  for (let at = 0; at < lines.length; at++) {
    const line = at + 1
    let whole = lines[at]!.trim()
    while (whole.endsWith('\\') && at + 1 < lines.length) whole = `${whole.slice(0, -1)} ${lines[++at]!.trim()}`
    const [, instruction = '', rest = ''] = /^([A-Za-z]+)\s+(.+)$/s.exec(whole) ?? []
    switch (instruction.toUpperCase()) {
      case 'FROM': {
        const [, base = '', name = null] = /^(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(rest) ?? []
        const from = stages.findLast((stage) => stage.name !== null && stage.name === base)
        args = { ...general }
        env = { ...from?.env }
        stages.push({ name, line, env })
        break
      }
      case 'ARG':
        // Without a default it takes that of an ARG above the first FROM.
        add(stages.length === 0 ? general : args, rest, { ...args, ...env })
        break
      case 'ENV':
        add(env, rest, { ...args, ...env })
        break
      default:
    }
  }
  return stages
}

/** Of one stage: each line is filled in with all of those above it, and two of a variable make it twice as long. */
const MAX_VARIABLES = 300
const MAX_VALUE = 1_000
const MAX_LINE = 20_000

function add(variables: Record<string, string>, text: string, known: Variables): void {
  if (text.length > MAX_LINE) return
  let count = Object.keys(variables).length
  for (const [name, value] of Object.entries(pairsOf(text, known))) {
    const isNew = !Object.hasOwn(variables, name)
    if (value.length > MAX_VALUE || (isNew && count >= MAX_VARIABLES)) continue
    if (isNew) count++
    variables[name] = value
  }
}

/** The variables of the image: of the stage that is built, the last one unless a target is named. */
export function imageVariables(text: string, target: string | null = null): Variables {
  const stages = imageStages(text)
  return (stages.find(({ name }) => name !== null && name === target) ?? stages.at(-1))?.env ?? {}
}

/** Of a program's environment, what Celery reads its app and its options from, and what the command names itself. */
export const readByCommand = (env: Variables, argv: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).filter(
      ([name]) =>
        appVariables.includes(name) ||
        name.startsWith('CELERY_WORKER_') ||
        argv.some((word) => new RegExp(`\\$\\{?${name}\\b`).test(word)),
    ),
  )

/** `A=1 B="two words"`, or the old form of one variable: `A 1`. */
function pairsOf(text: string, known: Variables): Record<string, string> {
  const [, name, value] = /^([A-Za-z_]\w*)\s+(?!=)(.+)$/.exec(text) ?? []
  const pairs =
    name !== undefined && !/^[A-Za-z_]\w*=/.test(text)
      ? { [name]: value!.replace(/^(["'])(.*)\1$/, '$2') }
      : assignments(splitWords(text, 'posix').flat())
  return Object.fromEntries(Object.entries(pairs).map(([key, one]) => [key, filledIn(one, known)]))
}
