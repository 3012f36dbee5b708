import { lstatSync, realpathSync } from 'node:fs'
import { lstat } from 'node:fs/promises'
import { basename, dirname, sep } from 'node:path'
import { readRegularFile, startOfText } from '../platform/read-file.ts'
import { withoutLongLines } from './limited-text.ts'
import { foldersUpToRepositoryTop } from './repository-top.ts'

/** `.env`, `.env.local`, `production.env`, `.envrc` */
const VARIABLES = /^\.env|\.env$/

/**
 * Reads a text file of a project. A link that leads out of the repository is not followed: what it leads to is not the
 * project's, and poolwise shows lines of what it reads.
 * @param maxBytes larger files are not read
 * @returns the text with `\n` line ends, lines of more than 4,096 characters left empty except in a file of variables, whose
 * values may be certificates; null if it is not a regular file, is too large or cannot be read
 */
export async function readText(file: string, maxBytes: number): Promise<string | null> {
  const text = await readWholeText(file, maxBytes)
  return text === null || VARIABLES.test(basename(file)) ? text : withoutLongLines(text)
}

/** As readText(), with all lines: for a reader that limits them itself. */
export async function readWholeText(file: string, maxBytes: number): Promise<string | null> {
  try {
    if ((await lstat(file)).isSymbolicLink() && !staysInside(file)) return null
    const bytes = await readRegularFile(file, maxBytes)
    return bytes === null ? null : decode(bytes).replaceAll('\r\n', '\n')
  } catch {
    return null
  }
}

/** The first line of a small file that a tool writes into the project, such as `.pdm-python`; '' if there is none. */
export function firstLine(file: string): string {
  try {
    if (lstatSync(file).isSymbolicLink() && !staysInside(file)) return ''
  } catch {
    return ''
  }
  const lines = startOfText(file)
    .split('\n')
    .map((line) => line.trim())
  return lines.find((line) => line !== '' && !line.startsWith('#')) ?? ''
}

/** Without a repository: in the current folder if the link is in it, otherwise in the link's own folder. */
function staysInside(link: string): boolean {
  const folders = foldersUpToRepositoryTop(dirname(link))
  const here = process.cwd()
  const isHere = folders.length === 1 && isIn(link, here)
  return isIn(realpathSync(link), realpathSync(isHere ? here : folders.at(-1)!))
}

const isIn = (file: string, folder: string): boolean => file.startsWith(folder.endsWith(sep) ? folder : folder + sep)

/** UTF-8 or UTF-16, with or without byte order mark: Windows PowerShell's `>` writes UTF-16. */
export function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return swapped(bytes.subarray(2))
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString('utf8', 3)
  // In UTF-16 every other byte of ASCII text is NUL; UTF-8 text contains none.
  const start = bytes.subarray(0, 64)
  if (start.length >= 4 && start.every((byte, i) => i % 2 === 0 || byte === 0)) return bytes.toString('utf16le')
  if (start.length >= 4 && start.every((byte, i) => i % 2 === 1 || byte === 0)) return swapped(bytes)
  return bytes.toString('utf8')
}

function swapped(bytes: Buffer): string {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
    .swap16()
    .toString('utf16le')
}
