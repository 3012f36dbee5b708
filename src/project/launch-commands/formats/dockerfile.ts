import { posix } from 'node:path'
import { imageStages } from '../../programs/image-variables.ts'
import { execForm } from '../shell/exec-form.ts'
import {
  commandsOn,
  foundCommand,
  holding,
  inFolder,
  inImage,
  LINUX,
  logicalLines,
  type FoundCommand,
  type LaunchFormat,
} from '../format.ts'

export const dockerfile: LaunchFormat = {
  name: 'Dockerfile',
  kind: 'machine',
  matches: (path) => /(?:^|\/)(?:(?:Docker|Container)file(?:\.[\w.-]+)?|[\w.-]+\.[Dd]ockerfile)$/.test(path),
  read(text) {
    let entrypoint: readonly string[] = []
    let workdir = '/'
    let copied: string | null = null
    let holds: string[] = []
    // Comment lines may stand between continued ones.
    const joined = text.replace(/\\[ \t]*\n(?:[ \t]*#[^\n]*\n)+/g, (part) => part.replace(/#[^\n]*/g, '\\'))
    const lines = logicalLines(joined, 'posix')
    const stages = imageStages(text)
    return lines.flatMap(({ text: line, line: number }): FoundCommand[] => {
      if (/^\s*FROM\b/i.test(line)) {
        entrypoint = []
        workdir = '/'
        copied = null
        holds = []
      }
      const [, to] = /^\s*WORKDIR\s+(\S+)/i.exec(line) ?? []
      if (to !== undefined) workdir = posix.resolve(workdir, to)
      // The whole project: paths below the target are its own.
      const [, target] = /^\s*(?:COPY|ADD)\s+(?:--\S+\s+)*\.\/?\s+(\S+)\s*$/i.exec(line) ?? []
      if (target !== undefined) copied = posix.resolve(workdir, target)
      const [, given] = /^\s*(?:COPY|ADD)\s+(?!--from)(.+)$/i.exec(line) ?? []
      if (given !== undefined) holds = [...holds, ...copiedFolders(given)]
      const found = /^\s*(CMD|ENTRYPOINT)\s+(.+)$/i.exec(line)
      if (!found) return []
      const [, instruction, rest] = found
      const words = jsonWords(rest!)
      const folder = copied !== null && workdir.startsWith(`${copied}/`) ? `./${posix.relative(copied, workdir)}` : null
      const env = stages.findLast((stage) => stage.line <= number)?.env ?? {}
      if (!words) return holding(inFolder(inImage(commandsOn(rest!, number, 'posix', LINUX), env), folder), holds)
      if (instruction!.toUpperCase() === 'ENTRYPOINT') entrypoint = words
      const whole = instruction!.toUpperCase() === 'CMD' ? [...entrypoint, ...words] : words
      const commands = execForm(whole).map((one) => foundCommand(one, number, LINUX))
      return holding(inFolder(inImage(commands, env), folder), holds)
    })
  },
}

/** The words of the last ENTRYPOINT in exec form, which an image starts before those of a service; none: it has no such words. */
export function entrypointWords(text: string): readonly string[] {
  const stage = [...text.matchAll(/^[ \t]*FROM\b/gim)].at(-1)?.index ?? 0
  const last = [...text.slice(stage).matchAll(/^[ \t]*ENTRYPOINT[ \t]+(.+)$/gim)].at(-1)
  return (last && jsonWords(last[1]!)) ?? []
}

/** What a Dockerfile copies to a path of its image, beside the folder that it is built from; null: none of its files. */
export function copiedTo(text: string, path: string): string | null {
  for (const [, source = '', target = ''] of text.matchAll(
    /^[ \t]*(?:COPY|ADD)[ \t]+(?:--(?!from)\S+[ \t]+)*([^\s[-]\S*)[ \t]+(\S+)[ \t]*$/gim,
  ))
    if (target === path || (target.endsWith('/') && target + posix.basename(source) === path)) return source
  return null
}

/** What `COPY` copies of the folder that the image is built from; `requirements.txt` alone says nothing. */
const copiedFolders = (given: string): string[] =>
  given
    .split(/\s+/)
    .slice(0, -1)
    .filter((word) => /^[\w.@-][\w./@-]*$/.test(word) && !/\.\w+$/.test(posix.basename(word)))

function jsonWords(text: string): string[] | null {
  try {
    const words: unknown = JSON.parse(text)
    return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : null
  } catch {
    return null
  }
}
