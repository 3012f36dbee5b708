import { commandsOn, LINUX, logicalLines, WINDOWS, type FoundCommand, type LaunchFormat } from './format.ts'
import type { ShellSyntax } from './split-words.ts'

/** README and docs: code blocks and inline code, with the system that prompt, language or heading tell. */
export const prose: LaunchFormat = {
  name: 'documentation',
  kind: 'prose',
  matches: (path) =>
    /^(?:readme|contributing|install|installation|development|developing|hacking|setup|quickstart|usage|windows)[\w.-]*\.(?:md|mdx|markdown|rst|txt|adoc)$/i.test(
      path,
    ) ||
    /^readme$/i.test(path) ||
    // What releases changed is no advice on how to start this project.
    (/^docs?\/.+\.(?:md|mdx|rst|txt)$/i.test(path) && !/change|history|whatsnew|release/i.test(path)) ||
    /^[^/]+\/readme\.(?:md|rst)$/i.test(path),
  read(text) {
    const found: FoundCommand[] = []
    for (const stretch of stretches(text)) {
      for (const { text: line, line: number } of logicalLines(stretch.text, stretch.syntax, stretch.line)) {
        const told = promptOf(line)
        const windows = told.windows || stretch.syntax !== 'posix'
        const syntax = told.windows && stretch.syntax === 'posix' ? 'cmd' : stretch.syntax
        const platforms = /^\s*ExecStart/.test(line) ? LINUX : windows ? WINDOWS : stretch.platforms
        const commands = commandsOn(told.command, number, syntax, platforms)
        // "The `celery worker` command …" speaks of it and runs nothing.
        found.push(...commands.filter(({ argv }) => !stretch.inline || argv.some((word) => /^(?:-A|--app)/.test(word))))
      }
    }
    return found
  },
}

/** A piece of code in a document. */
interface Stretch {
  readonly text: string
  readonly line: number
  readonly syntax: ShellSyntax
  readonly platforms: readonly string[]
  readonly inline: boolean
}

const NOT_SHELL = /^(?:py|python|pycon|js|json|diff|log|text|output|html|sql|java|c|cpp)\d*$/i
/** Snippets of Compose files, Dockerfiles and units: they run on Linux. */
const OF_CONTAINERS = /^(?:ya?ml|dockerfile|docker|docker-compose|systemd|unit)$/i

function stretches(text: string): Stretch[] {
  const found: Stretch[] = []
  let fence: {
    readonly mark: string
    readonly language: string
    readonly line: number
    readonly body: string[]
  } | null = null
  let platforms: readonly string[] = []
  const lines = text.split('\n')
  lines.forEach((line, index) => {
    if (fence) {
      if (line.trim().startsWith(fence.mark)) {
        if (!NOT_SHELL.test(fence.language)) {
          const { body, language, line: first } = fence
          const systems = OF_CONTAINERS.test(language) ? LINUX : platforms
          found.push({
            text: body.join('\n'),
            line: first,
            syntax: syntaxOf(language),
            platforms: systems,
            inline: false,
          })
        }
        fence = null
      } else fence.body.push(line)
      return
    }
    const open = /^\s*(?:>\s*|[-*]\s+|\d+\.\s+)?(`{3,}|~{3,})\s*\{?\.?([\w-]*)/.exec(line)
    if (open) {
      fence = { mark: open[1]!, language: open[2]!, line: index + 2, body: [] }
      return
    }
    platforms = headingSystems(line, lines[index + 1] ?? '') ?? platforms
    const at = { line: index + 1, syntax: 'posix' as const, platforms, inline: true }
    const inline = [...line.matchAll(/(`+)(.+?)\1/g)].map((span) => ({ ...at, text: span[2]!.trim() }))
    if (inline.length > 0) found.push(...inline)
    else if (/^(?: {2,}|\t)\s*\S/.test(line)) {
      // An indented block; its continued lines follow.
      const more = lines.slice(index, index + 12)
      const end = more.findIndex((next) => !/\\\s*$/.test(next))
      found.push({ ...at, inline: false, text: more.slice(0, end < 0 ? undefined : end + 1).join('\n') })
    }
  })
  return found
}

const syntaxOf = (language: string): ShellSyntax =>
  /^(?:ps1?|powershell|pwsh)$/i.test(language)
    ? 'powershell'
    : /^(?:bat|batch|cmd|dos|winbatch|doscon)$/i.test(language)
      ? 'cmd'
      : 'posix'

/** The systems that a heading (or a bold line, a tab's label) is about; none for a heading that names no system. */
function headingSystems(line: string, next: string): string[] | null {
  const isHeading = /^\s*(?:#{1,6}\s|\*\*[^*]+\*\*:?\s*$|===\s*"|<summary>|\.\. (?:tab|group-tab))/.test(line)
  const isUnderlined = /^\S/.test(line) && /^[=\-~^"'*+#]{3,}\s*$/.test(next)
  if (!isHeading && !isUnderlined) return null
  const systems: string[] = []
  if (/linux|unix|ubuntu|debian/i.test(line)) systems.push('linux')
  if (/mac\s?os|os\s?x|\bmac\b|darwin|unix/i.test(line)) systems.push('macos')
  if (/windows|powershell/i.test(line)) systems.push('windows')
  return systems
}

/** Takes the prompt off a line, and what makes a snippet of another format out of a command. */
function promptOf(line: string): { command: string; windows: boolean } {
  const windowsPrompt = /^\s*(?:\([\w.-]+\)\s*)?(?:PS(?:\s+[A-Za-z]:[^>]*)?|[A-Za-z]:\\[^>]*)>\s*/.exec(line)
  if (windowsPrompt) return { command: line.slice(windowsPrompt[0].length), windows: true }
  const command = line
    .replace(/^\s*(?:[-*]\s+)?(?:\([\w.-]+\)\s*)?(?:[\w.-]+@[\w.-]+[^$#]*)?[$%#>]\s+/, '')
    .replace(/^\s*(?:\([\w.-]+\)\s+)/, '')
    // A line of a Procfile, a Compose file, a unit or a supervisord program.
    .replace(/^\s*(?:[\w-]+:\s+|(?:ExecStart|command)\s*=\s*)(?=\S)/, '')
  return { command, windows: /(?:^|\s)\.?[\w.-]*\\Scripts\\|^\s*[A-Za-z]:\\|%\w+%/i.test(command) }
}
