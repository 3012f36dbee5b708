import { celeryCommand } from './celery-words.ts'
import { commandsOn, foundCommand, type LaunchFormat } from './format.ts'

/**
 * Task runners in pyproject.toml (poe, taskipy, pdm, hatch): any string or list of strings that is a worker command.
 * Read line by line: no parser, no line numbers lost.
 */
export const pyproject: LaunchFormat = {
  name: 'pyproject.toml',
  kind: 'machine',
  inItsFolder: true,
  matches: (path) => /^(?:[^/]+\/)?(?:pyproject|hatch|pdm|poe_tasks|Pipfile)(?:\.toml)?$/.test(path),
  read: (text) =>
    text.split('\n').flatMap((line, index) => {
      if (/^\s*#/.test(line) || !/celery/.test(line)) return []
      const list = /\[([^\]]*)\]/.exec(line)?.[1]
      const words = list ? stringsIn(list) : []
      // A list of two names is a list of dependencies or keywords.
      const fromList = celeryCommand(words.length > 2 ? words : []).map((one) => foundCommand(one, index + 1, []))
      if (fromList.length > 0) return fromList
      const strings = stringsIn(line)
      // A line inside of a """…""" has no quotes of its own.
      return (strings.length > 0 ? strings : [line]).flatMap((text) => commandsOn(text, index + 1, 'posix', []))
    }),
}

const stringsIn = (text: string) =>
  [...text.matchAll(/"((?:\\.|[^"\\])*)"|'([^']*)'/g)].map(
    (found) => found[1]?.replace(/\\(["\\])/g, '$1') ?? found[2] ?? '',
  )
