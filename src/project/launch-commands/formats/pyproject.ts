import { celeryCommand, mentionsWorker } from '../shell/celery-commands.ts'
import { commandsOn, foundCommand, named, type FoundCommand, type LaunchFormat } from '../format.ts'

/** Tables of packages, metadata or options of other tools, which contain no commands. */
const NO_COMMANDS =
  /^(?:dependencies|optional-dependencies|dependency-groups|keywords|classifiers|requires|packages|dev-packages|source|build-system|description)$/

/** Keys inside a task. */
const OF_A_TASK = /^(?:cmd|cmds|command|shell|composite|script|sequence|args)$/

/** Task runners in TOML (poe, taskipy, pdm, hatch, pixi, pipenv): any string or list of strings that is a worker command. */
export const pyproject: LaunchFormat = {
  name: 'pyproject.toml',
  kind: 'machine',
  inItsFolder: true,
  matches: (path) => /^(?:[^/]+\/)?(?:pyproject|hatch|pdm|poe_tasks|pixi|Pipfile)(?:\.toml)?$/.test(path),
  async read(text) {
    const { parse } = await import('smol-toml')
    const found: FoundCommand[] = []
    const lines = text.split('\n')
    /** The parsed document has no positions: the first line from here on that contains the words. */
    const lineOf = (words: string): number => {
      const first = words.trim().split('\n')[0]!.trim()
      const bare = first.replaceAll(/["'\\]/g, '')
      const at = lines.findIndex((line) => !/^\s*#/.test(line) && line.replaceAll(/["'\\]/g, '').includes(bare))
      return at < 0 ? 1 : at + 1
    }
    /** @param name of the task: the last key that isn't the task's own `cmd` */
    const visit = (value: unknown, name: string | null): void => {
      if (typeof value === 'string') {
        if (!mentionsWorker(value)) return
        value.split('\n').forEach((line) => found.push(...named(commandsOn(line, lineOf(line), 'posix', []), name)))
      } else if (Array.isArray(value)) {
        const words = value.every((item) => typeof item === 'string') ? value : []
        // A list of two names is not a command.
        const whole = words.length > 2 ? celeryCommand(words) : []
        const place = lineOf(words.join(', '))
        found.push(
          ...named(
            whole.map((one) => foundCommand(one, place, [])),
            name,
          ),
        )
        if (whole.length === 0) for (const item of value) visit(item, name)
      } else if (typeof value === 'object' && value !== null) {
        for (const [key, inner] of Object.entries(value))
          if (!NO_COMMANDS.test(key)) visit(inner, OF_A_TASK.test(key) ? name : key)
      }
    }
    visit(parse(text), null)
    return found
  },
}
