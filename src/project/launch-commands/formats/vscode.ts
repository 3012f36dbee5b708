import { celeryCommand } from '../shell/celery-commands.ts'
import {
  commandsOn,
  foundCommand,
  inFolder,
  named,
  POSIX,
  WINDOWS,
  type FoundCommand,
  type LaunchFormat,
} from '../format.ts'
import { parseYaml } from '../yaml-document.ts'

/** VS Code's tasks.json (`command`, `args`) and launch.json (`module`, `args`), with their per-system overrides. */
export const vscode: LaunchFormat = {
  name: 'VS Code',
  kind: 'machine',
  matches: (path) => /(?:^|\/)\.vscode\/(?:tasks|launch)\.json$|\.code-workspace$/.test(path),
  async read(text) {
    const yaml = await parseYaml(withoutComments(text))
    const found: FoundCommand[] = []
    yaml?.eachPair((key, value, map) => {
      if (key !== 'command' && key !== 'module' && key !== 'program') return
      const own = yaml.own(map)
      const args = Array.isArray(own['args']) ? own['args'].map(argument) : []
      const program = value.toJSON() as unknown
      if (typeof program !== 'string') return
      const line = yaml.lineOf(value)
      const platforms = systemsOf(own)
      const words = key === 'module' ? ['python', '-m', program, ...args] : [program, ...args]
      const exact = celeryCommand(words).map((one) => foundCommand(one, line, platforms))
      const commands = exact.length > 0 ? exact : commandsOn(words.join(' '), line, 'posix', platforms)
      // launch.json has no `command`.
      const marked = key === 'command' ? commands : commands.map((one) => ({ ...one, debugger: true }))
      const name = own['label'] ?? own['name']
      found.push(...named(inFolder(marked, folderOf(own)), typeof name === 'string' ? name : null))
    })
    return dedupe(found, yaml, text)
  },
}

/** `cwd`, of launch.json or of a task's options, in the folder that is open. */
function folderOf({ cwd, options }: Record<string, unknown>): string | null {
  const given = cwd ?? (options as { cwd?: unknown } | undefined)?.cwd
  return typeof given === 'string' ? given.replace(/^\$\{workspaceFolder\}\/?(?=.)/, './') : null
}

/** A task with an override for Windows runs its general command on the others. */
const systemsOf = (task: Record<string, unknown>): readonly string[] => (task['windows'] ? POSIX : [])

/** Commands in `"windows": { … }` run on Windows only. */
function dedupe(
  found: readonly FoundCommand[],
  yaml: Awaited<ReturnType<typeof parseYaml>>,
  text: string,
): FoundCommand[] {
  if (!yaml) return []
  const lines = text.split('\n')
  return found.map((command) => {
    const above = lines.slice(Math.max(0, command.line - 4), command.line).join('\n')
    return /"windows"\s*:\s*\{/.test(above.slice(above.lastIndexOf('}') + 1))
      ? { ...command, platforms: WINDOWS }
      : command
  })
}

/** An argument is a string, or `{ "value": …, "quoting": … }`. */
const argument = (arg: unknown): string =>
  typeof arg === 'object' && arg !== null && 'value' in arg ? String(arg.value) : String(arg)

/** Converts JSON with comments to JSON; every character keeps its position, so line numbers stay correct. */
function withoutComments(text: string): string {
  const token = /"(?:\\.|[^"\\\n])*"|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\t/g
  return text.replace(token, (found) => (found.startsWith('"') ? found : found.replace(/[^\n]/g, ' ')))
}
