import {
  ownFlags,
  ownWords,
  wordsBelow,
  type CompletionFlag,
  type CompletionTree,
  type CompletionValue,
  type CompletionWord,
} from './completion-tree.ts'
import { scriptHead } from './shells.ts'

/** The script for fish, from 3.0 on: https://fishshell.com/docs/current/cmds/complete.html */
export function fishScript(tree: CompletionTree): string {
  const names = [...tree.topics.map(({ word }) => word), ...tree.commands.map(({ name }) => name)]
  return [
    ...scriptHead('fish', tree.version),
    LIBRARY.replace('@NAMES@', () => names.map(quoted).join(' ')),
    ...Object.entries(tree.lists).map(([list, words]) => listFunction(list, words)),
    'complete -c poolwise -e',
    'complete -c poolwise -f',
    ...ownFlags.map((flag) => flagLine('', flag)),
    ...['', ...tree.topics.map(({ word }) => word)].flatMap((parent) =>
      [...wordsBelow(tree, parent), ...(parent === '' ? ownWords : [])].map(
        ({ word, description }) =>
          `complete -c poolwise -n ${at(parent, '__poolwise_below')} -a ${quoted(word)} -d ${quoted(description)}`,
      ),
    ),
    ...tree.commands.flatMap(({ name, flags, operand }) => [
      ...flags.map((flag) => flagLine(name, flag)),
      ...(operand === null ? [] : [`complete -c poolwise -n ${at(name)} ${takes(operand, false)}`]),
    ]),
    '# What follows -- is for Celery.',
    `complete -c poolwise -n '__poolwise_behind_dashes' -F`,
    '',
  ].join('\n')
}

const at = (name: string, test = '__poolwise_at'): string => quoted(`${test} ${quoted(name)}`)

function flagLine(command: string, { long, short, description, value }: CompletionFlag): string {
  const names = [...(short === null ? [] : ['-s', short.slice(1)]), '-l', long.slice(2)].join(' ')
  const about = `-d ${quoted(description)}`
  return `complete -c poolwise -n ${at(command)} ${names}${value === null ? '' : ` ${takes(value, true)}`} ${about}`
}

/** @param required a flag's value: it has to be given */
function takes(value: CompletionValue, required: boolean): string {
  const only = required ? '-x' : '-f'
  switch (value.kind) {
    case 'free':
      return only
    case 'files':
      return required ? '-r -F' : '-F'
    case 'folders':
      return `${only} -a '(__fish_complete_directories)'`
    case 'words':
      return `${only} -a ${quoted(value.words.map(quoted).join(' '))}`
    case 'list': {
      const words = value.commas ? `(__poolwise_several __poolwise_${value.list})` : `(__poolwise_${value.list})`
      return `${value.files ? (required ? '-r -F' : '-F') : only} -k -a ${quoted(words)}`
    }
  }
}

/** Words with their descriptions, as fish takes them from a command: a tab between. */
function listFunction(list: string, words: readonly CompletionWord[]): string {
  const rows = words.map(({ word, description }) => `    ${quoted(word)} ${quoted(description)}`)
  return `function __poolwise_${list}\n  printf '%s\\t%s\\n' \\\n${rows.join(' \\\n')}\nend\n`
}

/** Within single quotes only these two have a meaning. */
const quoted = (text: string): string => `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`

const LIBRARY = `
# Whether the words that are typed are those of this command.
function __poolwise_at
  set -l typed (commandline -opc)
  set -e typed[1]
  test "$typed[1]" = help; and return 1
  __poolwise_is $argv[1] $typed
end

# Whether a command of this topic can follow.
function __poolwise_below
  set -l typed (commandline -opc)
  set -e typed[1]
  test "$typed[1]" = help; and set -e typed[1]
  test "$argv[1]" = "$typed"
end

function __poolwise_is
  set -l command ''
  for word in $argv[2..-1]
    set -l next (string trim -- "$command $word")
    contains -- $next @NAMES@; or break
    set command $next
  end
  test "$command" = "$argv[1]"
end

function __poolwise_behind_dashes
  contains -- -- (commandline -opc)
end

# The last of several words that commas separate.
function __poolwise_several
  set -l before (commandline -ct | string replace -r -- '^--[a-z-]*=' '' | string match -r -- '^.*,')
  for line in ($argv)
    printf '%s\\n' "$before$line"
  end
end
`
