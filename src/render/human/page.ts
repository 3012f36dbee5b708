import type { Page } from '../../failures/pages.ts'
import type { Theme } from '../theme.ts'
import { paragraph } from './layout.ts'

/** A page in the terminal: Markdown as bold headings, indented code and plain text. */
export function pageHuman({ text }: Page, theme: Theme): string {
  let code = false
  const lines = text
    .trimEnd()
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('```')) {
        code = !code
        return []
      }
      if (code) return [`    ${theme.dim(line)}`]
      const heading = /^#+ (.*)$/.exec(line)
      if (heading) return [theme.bold(heading[1]!)]
      return line === '' ? [''] : paragraph(plain(line), 0, theme).split('\n')
    })
  return lines.join('\n').replace(/\n{3,}/g, '\n\n')
}

const plain = (line: string): string =>
  line
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 ($2)')
