import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lane, windowsPath } from './lane.ts'
import { endTree, startWindows } from './programs.ts'
import type { WindowsProject } from './project.ts'

/** Milliseconds; interpreters start slowly under Wine on a busy machine. */
const DEADLINE_MS = 240_000

/** cmd.exe alone; not the PowerShell or the Git Bash from which the tests may have been started. */
export const CMD = { PSModulePath: undefined, MSYSTEM: undefined }

/** Variables with which `poolwise` is on PATH, as npm installs it: a batch file. */
export function withPoolwise(): Record<string, string> {
  const folder = join(lane.folder, 'npm')
  mkdirSync(folder, { recursive: true })
  const main = windowsPath(join(lane.poolwise, 'bin', 'run.js'))
  writeFileSync(join(folder, 'poolwise.cmd'), `@"${windowsPath(lane.node)}" "${main}" %*\r\n`)
  // Wine puts the folders of WINEPATH on the PATH of Windows programs.
  return lane.wine === null ? { PATH: `${folder};${process.env['PATH'] ?? ''}` } : { WINEPATH: windowsPath(folder) }
}

/**
 * Types lines into cmd.exe in the project's folder, as a reader pastes them.
 * @param ready ends everything as soon as the output matches
 * @returns what it and all that it started wrote
 */
export async function inCmd(
  { folder, env }: WindowsProject,
  lines: readonly string[],
  ready?: RegExp,
): Promise<string> {
  // Node.js, which the lines may start, needs pipes that were made by Windows.
  const relay = lane.wine === null ? [] : [lane.python, windowsPath(join(import.meta.dirname, 'relay.py'))]
  const child = startWindows([...relay, 'cmd.exe', '/q'], { cwd: folder, env: { ...env, ...CMD } })
  let said = ''
  const closed = once(child, 'close')
  const seen = new Promise<'seen'>((resolve) => {
    const read = (text: string): void => {
      said += text
      if (ready?.test(said)) resolve('seen')
    }
    child.stdout.setEncoding('utf8').on('data', read)
    child.stderr.setEncoding('utf8').on('data', read)
  })
  const late = setTimeout(() => endTree(child), DEADLINE_MS)
  // Its end, too: a program may take the lines that follow its own.
  child.stdin.end([...lines, ''].join('\r\n'))
  if ((await Promise.race([seen, closed])) === 'seen') endTree(child)
  await closed
  clearTimeout(late)
  return said
}
