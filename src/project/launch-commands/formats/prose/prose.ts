import { commandsOn, LINUX, logicalLines, WINDOWS, type FoundCommand, type LaunchFormat } from '../../format.ts'
import { folderAfter, PROJECT_FOLDER } from '../../shell/changed-folder.ts'
import { lineIsDiscouraged } from './advice.ts'
import { stretches, type Stretch } from './code-spans.ts'
import { systemsIn } from './platforms.ts'

/** README and docs: code blocks and inline code, with the system given by prompt, language, heading or comment. */
export const prose: LaunchFormat = {
  name: 'documentation',
  kind: 'prose',
  matches: (path) =>
    /^(?:readme|contributing|install|installation|development|developing|hacking|setup|quickstart|usage|windows)[\w.-]*\.(?:md|mdx|markdown|rst|txt|adoc)$/i.test(
      path,
    ) ||
    /^readme$/i.test(path) ||
    // A changelog has no instructions for starting this project.
    (/^docs?\/.+\.(?:md|mdx|rst|txt|adoc)$/i.test(path) &&
      !/change|history|whatsnew|release|migrat|upgrad/i.test(path)) ||
    /^[^/]+\/readme\.(?:md|rst|adoc)$/i.test(path),
  read: (text) => stretches(text).flatMap(commandsOf),
}

function commandsOf(stretch: Stretch): FoundCommand[] {
  const raw = stretch.text.split('\n')
  let remarked: readonly string[] = []
  let current = PROJECT_FOLDER
  return logicalLines(stretch.text, stretch.syntax, stretch.line).flatMap(({ text: line, line: number }) => {
    // `# Windows` above commands, or at the end of a line.
    const remark = /^\s*(?:#|::|rem\b)\s*(.*)$/i.exec(line)?.[1]
    if (remark !== undefined && systemsIn(remark).length > 0) remarked = systemsIn(remark)
    const behind = systemsIn(/\s#\s*(.*)$/.exec(line)?.[1] ?? '')
    const prompt = promptOf(line)
    const windows = prompt.windows || stretch.syntax !== 'posix'
    const syntax = prompt.windows && stretch.syntax === 'posix' ? 'cmd' : stretch.syntax
    const named = [behind, remarked, stretch.platforms].find((systems) => systems.length > 0) ?? []
    const platforms = /^\s*ExecStart/.test(line) ? LINUX : windows ? WINDOWS : named
    const discouraged = stretch.discouraged || (!stretch.inline && lineIsDiscouraged(raw, number - stretch.line))
    const { folder: folderAbove } = current
    current = folderAfter(prompt.command, syntax, current)
    return (
      commandsOn(prompt.command, number, syntax, platforms)
        // "The `celery worker` command …" mentions it and runs nothing.
        .filter(({ argv }) => !stretch.inline || argv.some((word) => /^(?:-A|--app)/.test(word)))
        .map((command) => ({
          ...command,
          folderAbove,
          ...(discouraged && { discouraged }),
          ...(stretch.inline && { inline: true }),
        }))
    )
  })
}

/** Removes the prompt, and the syntax of another file format around a command. */
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
