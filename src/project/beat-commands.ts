import { join } from 'node:path'
import type { BeatCommand, BeatFile } from '../facts/beat.ts'
import { formatOf } from './launch-commands/find-launch-commands.ts'
import { readText } from './read-text.ts'

const MAX_FILES = 400
const MAX_BYTES = 1024 * 1024

/** The commands that run beat. Only their scheduler and their files matter, so a line is read as words, whatever the file's format. */
export async function findBeatCommands(root: string, files: readonly string[]): Promise<BeatCommand[]> {
  const found: BeatCommand[] = []
  for (const file of files.filter((one) => formatOf(one) !== null && !one.endsWith('.py')).slice(0, MAX_FILES)) {
    const text = await readText(join(root, file), MAX_BYTES)
    if (text?.includes('celery') !== true) continue
    const prose = formatOf(file)?.kind === 'prose'
    found.push(...beatCommandsIn(text).map((command) => ({ file, prose, ...command })))
  }
  return found
}

/** @returns the beat commands of a text; a command may go on behind a backslash at the end of a line */
export function beatCommandsIn(text: string): { line: number; scheduler: string | null; paths: BeatFile[] }[] {
  const lines = text.split('\n')
  return lines.flatMap((first, index) => {
    if (!first.includes('celery')) return []
    let command = first
    for (let next = index + 1; /\\\s*$/.test(command) && next < lines.length && next < index + 20; next++)
      command = `${command.replace(/\\\s*$/, ' ')}${lines[next]!}`
    // The exec form has its words in quotes: ["celery", "-A", "shop", "beat"].
    const words = command
      .replaceAll(/["'`,[\]]+/g, ' ')
      .trim()
      .split(/\s+/)
    const start = words.findIndex((word) => /(?:^|\/)celery$/.test(word))
    const rest = start < 0 ? [] : words.slice(start + 1)
    const beat = rest.includes('beat') || (rest.includes('worker') && rest.some((word) => /^(?:-B|--beat)$/.test(word)))
    // To a worker -S is --statedb.
    if (!beat) return []
    const scheduler = readable(optionOf(rest, '--scheduler', rest.includes('beat') ? '-S' : null))
    return [{ line: index + 1, scheduler, paths: pathsOf(rest) }]
  })
}

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
