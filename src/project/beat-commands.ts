import { join } from 'node:path'
import type { BeatCommand, BeatFile } from '../facts/beat.ts'
import { folderBefore, isSaid } from './beat-words.ts'
import { aboutRoot } from './launch-commands/about-root.ts'
import { formatOf } from './launch-commands/find-launch-commands.ts'
import { limitedText } from './limited-text.ts'
import { nextTurn } from './next-turn.ts'
import { readWholeText } from './read-text.ts'
import { textBudget } from './text-budget.ts'

const MAX_FILES = 400
const MAX_BYTES = 1024 * 1024

/**
 * The commands that run beat. Only their scheduler and their files matter, so a line is read as words, whatever the file's format.
 * @param above files of the repository outside of the project, whose commands count if they start beat of this project's app
 */
export async function findBeatCommands(
  root: string,
  files: readonly string[],
  above: readonly string[] = [],
): Promise<BeatCommand[]> {
  const found: BeatCommand[] = []
  const about = aboutRoot(root, files)
  const budget = textBudget()
  for (const file of [...files, ...above]
    .filter((one) => formatOf(one) !== null && !one.endsWith('.py'))
    .slice(0, MAX_FILES)) {
    const whole = await readWholeText(join(root, file), MAX_BYTES)
    if (whole === null || !budget.read(whole)) continue
    const text = whole.includes('celery') ? limitedText(whole).text : ''
    if (text === '') continue
    await nextTurn()
    const prose = formatOf(file)?.kind === 'prose'
    for (const command of beatCommandsIn(text, prose)) {
      const { argv = [], folder } = command
      const placed = { argv, ...(folder !== undefined && { folder }), platforms: ['linux'] }
      if (!file.startsWith('../') || (await about.place(placed, file, false)) !== null)
        found.push({ file, prose, ...command })
    }
  }
  return found
}

/** @returns the beat commands of a text; a command may go on behind a backslash at the end of a line */
export function beatCommandsIn(text: string, prose = false): Omit<BeatCommand, 'file' | 'prose'>[] {
  const lines = text.split('\n')
  return lines.flatMap((first, index) => {
    // A comment, or a heading of a document.
    if (!first.includes('celery') || /^\s*(?:#|\/\/|;)/.test(first)) return []
    let command = first
    for (let next = index + 1; /\\\s*$/.test(command) && next < lines.length && next < index + 20; next++)
      command = `${command.replace(/\\\s*$/, ' ')}${lines[next]!}`
    // The exec form has its words in quotes: ["celery", "-A", "shop", "beat"].
    const words = command
      .replaceAll(/["'`,[\]]+/g, ' ')
      .trim()
      .split(/\s+/)
    const start = words.findIndex((word, at) => isCelery(word) && runsBeat(words.slice(at + 1)))
    if (start < 0) return []
    const rest = words.slice(start + 1)
    const end = rest.findIndex((word) => /^(?:&&?|\|\|?|;|[)}]+|#.*|2?>.*)$/.test(word))
    const last = rest.findIndex((word) => /.;$/.test(word))
    const ends = [end, last < 0 ? -1 : last + 1].filter((one) => one >= 0)
    const own = rest.slice(0, Math.min(...ends, rest.length)).map((word) => word.replace(/;$/, ''))
    // A sentence about beat is no command.
    if (own.includes('--help') || (prose && !own.some((word) => word.startsWith('-')))) return []
    // To a worker -S is --statedb.
    const given = optionOf(own, '--scheduler', own.includes('beat') ? '-S' : null)
    const scheduler = readable(given)
    const open = (given !== null && scheduler === null) || own.some((word, at) => isOpen(word, own[at - 1] ?? ''))
    const before = words.slice(0, start)
    const folder = folderBefore(before)
    return [
      {
        line: index + 1,
        scheduler,
        paths: pathsOf(own),
        argv: ['celery', ...own],
        open,
        ...(isSaid(before, own.length === 1) && { inline: true }),
        ...(folder !== undefined && { folder }),
      },
    ]
  })
}

const isCelery = (word: string): boolean => /(?:^|\/)celery$/.test(word)

/** Options of `celery` with a value. */
const VALUED = /^(?:-A|--app|-b|--broker|--result-backend|--loader|--config|--workdir)$/

/** Whether the first word after celery's own options is `beat`, or `worker` with -B. */
function runsBeat(words: readonly string[]): boolean {
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!.replace(/;$/, '')
    if (word === 'beat') return true
    // Celery 4 accepts worker's options before it as well.
    if (word === 'worker') return words.slice(at + 1).some((one) => /^(?:-B|--beat|-[EDB]*B[EDB]*)$/.test(one))
    if (VALUED.test(word)) at++
    else if (!word.startsWith('-')) return false
  }
  return false
}

/** `$OPTIONS`, but not the value of an option: `-l $LEVEL`. */
const isOpen = (word: string, before: string): boolean =>
  /^(?:\$|%|\{\{|<)/.test(word) && (!before.startsWith('-') || /^(?:--detach|-B|--beat|-E|-D)$/.test(before))

function pathsOf(words: readonly string[]): BeatFile[] {
  const named = [
    ['schedule', optionOf(words, '--schedule', '-s') ?? optionOf(words, '--schedule-filename', null)],
    ['pid file', optionOf(words, '--pidfile', null)],
  ] as const
  return named.flatMap(([what, path]) => (path !== null && /^[\w./@+-]+$/.test(path) ? [{ what, path }] : []))
}

function optionOf(words: readonly string[], long: string, short: string | null): string | null {
  for (const [index, word] of words.entries()) {
    if (word.startsWith(`${long}=`)) return word.slice(long.length + 1)
    if (word === long || word === short) return words[index + 1] ?? ''
  }
  return null
}

/** Not a variable or a placeholder. */
const readable = (name: string | null): string | null => (name !== null && /^[\w.:-]+$/.test(name) ? name : null)
