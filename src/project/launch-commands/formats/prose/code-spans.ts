import { LINUX } from '../../format.ts'
import { blockIsDiscouraged, lastSentence, spanIsDiscouraged } from './advice.ts'
import { headingTracker, systemsIn } from './platforms.ts'
import type { ShellSyntax } from '../../shell/split-words.ts'

/** A code block or inline code in a document. */
export interface Stretch {
  readonly text: string
  readonly line: number
  readonly syntax: ShellSyntax
  readonly platforms: readonly string[]
  readonly inline: boolean
  readonly discouraged: boolean
}

const NOT_SHELL = /^(?:py|python|pycon|js|json|diff|log|text|output|html|sql|java|c|cpp)\d*$/i
/** Snippets of Compose files, Dockerfiles and units: they run on Linux. */
const OF_CONTAINERS = /^(?:ya?ml|dockerfile|docker|docker-compose|systemd|unit)$/i

/** Of a paragraph, what can be the last sentence: one of very many lines is data. */
const MAX_SENTENCE_LINES = 20

interface Fence {
  readonly mark: string
  readonly language: string
  readonly line: number
  readonly body: string[]
  readonly introduction: string
}

/** The code of a Markdown, reStructuredText or AsciiDoc document, with the text around it. */
export function stretches(text: string): Stretch[] {
  const found: Stretch[] = []
  const headings = headingTracker()
  let fence: Fence | null = null
  let paragraph: string[] = []
  let introduction = ''
  let language = ''
  const lines = text.split('\n')
  lines.forEach((line, index) => {
    if (fence) {
      if (!line.trim().startsWith(fence.mark)) fence.body.push(line)
      else {
        if (!NOT_SHELL.test(fence.language)) found.push(block(fence, headings.systems(), headings.title()))
        fence = null
        paragraph = []
      }
      return
    }
    // In AsciiDoc the line above a block names its language.
    language = /^\[source,\s*([\w-]+)/.exec(line)?.[1] ?? language
    const open =
      /^\s*(?:>\s*|[-*]\s+|\d+\.\s+)?(`{3,}|~{3,})\s*\{?\.?([\w-]*)/.exec(line) ??
      (/^\[(?:source|listing)/.test(lines[index - 1] ?? '') ? /^(-{4,}|\.{4,})\s*$/.exec(line) : null)
    if (open) {
      fence = {
        mark: open[1]!,
        language: open[2] ?? language,
        line: index + 2,
        body: [],
        introduction: lastSentence(introduction),
      }
      language = ''
      return
    }
    headings.read(line, lines[index + 1] ?? '')
    if (line.trim() === '' || /^#{1,6}\s/.test(line)) paragraph = []
    else if (/^\S|^\s*(?:[-*]|\d+\.)\s/.test(line)) {
      paragraph = [...paragraph.slice(1 - MAX_SENTENCE_LINES), line.trim()]
      introduction = /^[=\-~]{3,}/.test(line) ? '' : paragraph.join(' ')
    }
    const at = { line: index + 1, syntax: 'posix' as const, inline: true }
    const spans = [...line.matchAll(/(`+)(.+?)\1/g)]
    for (const span of spans) {
      const before = `${paragraph.slice(0, -1).join(' ')} ${line.slice(0, span.index)}`
      const after = `${line.slice(span.index + span[0].length)} ${lines[index + 1] ?? ''}`
      const named = systemsIn(`${lastSentence(before)} ${after.split(/[.;]\s/)[0] ?? ''}`)
      found.push({
        ...at,
        text: span[2]!.trim(),
        platforms: named.length > 0 ? named : headings.systems(),
        discouraged: blockIsDiscouraged(headings.title(), '') || spanIsDiscouraged(before, after),
      })
    }
    if (spans.length === 0 && /^(?: {2,}|\t)\s*\S/.test(line)) {
      // An indented block; its continued lines follow.
      const more = lines.slice(index, index + 12)
      const end = more.findIndex((next) => !/\\\s*$/.test(next))
      const body = more.slice(0, end < 0 ? undefined : end + 1)
      const introduced = lastSentence(introduction)
      found.push({
        ...block(
          { mark: '', language: '', line: index + 1, body, introduction: introduced },
          headings.systems(),
          headings.title(),
        ),
      })
    }
  })
  return found
}

function block({ body, language, line, introduction }: Fence, systems: readonly string[], heading: string): Stretch {
  // "On Windows:" right above it takes precedence over the heading.
  const named = /:\W*$/.test(introduction) ? systemsIn(introduction) : []
  return {
    text: body.join('\n'),
    line,
    syntax: syntaxOf(language),
    platforms: OF_CONTAINERS.test(language) ? LINUX : named.length > 0 ? named : systems,
    inline: false,
    discouraged: blockIsDiscouraged(heading, introduction),
  }
}

const syntaxOf = (language: string): ShellSyntax =>
  /^(?:ps1?|powershell|pwsh)$/i.test(language)
    ? 'powershell'
    : /^(?:bat|batch|cmd|dos|winbatch|doscon)$/i.test(language)
      ? 'cmd'
      : 'posix'
