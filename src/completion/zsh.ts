import {
  ownFlags,
  ownWords,
  wordsBelow,
  type CompletionCommand,
  type CompletionFlag,
  type CompletionTree,
  type CompletionValue,
  type CompletionWord,
} from './completion-tree.ts'
import { scriptHead } from './shells.ts'

/** The script for zsh: https://zsh.sourceforge.io/Doc/Release/Completion-System.html (_arguments, _describe, _values). */
export function zshScript(tree: CompletionTree): string {
  return [
    '#compdef poolwise',
    ...scriptHead('zsh', tree.version),
    ...Object.entries(tree.lists).map(([list, words]) => described(`_poolwise_${list}`, list, words)),
    ...['', ...tree.topics.map(({ word }) => word)].map((parent) =>
      described(`_poolwise_below_${slug(parent)}`, 'command', [
        ...wordsBelow(tree, parent),
        ...(parent === '' ? ownWords : []),
      ]),
    ),
    ...commaLists(tree),
    ...fileLists(tree),
    ...tree.commands.map(commandFunction),
    ...tree.topics.map(({ word }) => topicFunction(tree, word)),
    helpFunction(tree),
    mainFunction(tree),
    // The first line is for a folder of fpath; without it the script is sourced.
    'if [[ ${funcstack[1]} == _poolwise ]]; then\n  _poolwise "$@"\nelse\n  compdef _poolwise poolwise\nfi\n',
  ].join('\n')
}

const slug = (name: string): string => name.replaceAll(/[^A-Za-z0-9]+/g, '_')

function described(name: string, what: string, words: readonly CompletionWord[]): string {
  const rows = words.map(
    ({ word, description }) =>
      `    ${quoted(`${escaped(word, ROW)}${description === '' ? '' : `:${escaped(description, /\\/g)}`}`)}`,
  )
  return `\n${name}() {\n  local -a words_\n  words_=(\n${rows.join('\n')}\n  )\n  _describe -t ${slug(what)} ${quoted(what)} words_ "$@"\n}`
}

/** Lists of which each can also be the name of a file. */
const fileLists = ({ lists }: CompletionTree): string[] =>
  Object.keys(lists).map(
    (list) =>
      `\n_poolwise_${list}_or_files() {\n  _alternative 'files:file:_files' '${list}:${list}:_poolwise_${list}'\n}`,
  )

/** Lists of which several words are given, with commas between. */
function commaLists({ lists }: CompletionTree): string[] {
  return Object.entries(lists).map(([list, words]) => {
    const rows = words.map(({ word, description }) => `    ${quoted(`${word}[${escaped(description, BRACKETS)}]`)}`)
    return `\n_poolwise_several_${list}() {\n  _values -s , ${quoted(list)} \\\n${rows.join(' \\\n')}\n}`
  })
}

function commandFunction({ name, flags, operand, manyOperands }: CompletionCommand): string {
  const specs = [
    ...flags.map(flagSpec),
    ...(operand === null ? [] : [quoted(`${manyOperands ? '*' : '1'}:${messageOf(operand)}:${action(operand)}`)]),
  ]
  return [
    `\n_poolwise_${slug(name)}() {`,
    // What follows is for Celery.
    '  if (( ${words[(i)--]} < CURRENT )); then\n    _files\n    return\n  fi',
    `  _arguments -s -S : \\\n${specs.map((spec) => `    ${spec}`).join(' \\\n')}`,
    '}',
  ].join('\n')
}

function flagSpec({ long, short, description, value, repeatable }: CompletionFlag): string {
  const names = [long, ...(short === null ? [] : [short])]
  const about = `[${escaped(description, BRACKETS)}]`
  const takes = value === null ? '' : `:${messageOf(value)}:${action(value)}`
  const before = repeatable ? '*' : `(${names.join(' ')})`
  return names
    .map((one) => quoted(`${before}${one}${value !== null && one === long ? '=' : ''}${about}${takes}`))
    .join(' ')
}

function messageOf(value: CompletionValue): string {
  if (value.kind === 'list') return value.list
  return { free: 'value', files: 'file', folders: 'folder', words: 'value' }[value.kind]
}

function action(value: CompletionValue): string {
  switch (value.kind) {
    case 'free':
      return ' '
    case 'files':
      return '_files'
    case 'folders':
      return '_files -/'
    case 'words':
      return `(${value.words.map((word) => word.replaceAll(/[^\w.-]/g, String.raw`\$&`)).join(' ')})`
    case 'list': {
      return `_poolwise_${value.commas ? 'several_' : ''}${value.list}${value.files ? '_or_files' : ''}`
    }
  }
}

const dispatch = (tree: CompletionTree, parent: string): string =>
  wordsBelow(tree, parent)
    .map(({ word }) => `        ${word}) _poolwise_${slug(parent === '' ? word : `${parent} ${word}`)} ;;`)
    .join('\n')

const topicFunction = (tree: CompletionTree, topic: string): string => `
_poolwise_${slug(topic)}() {
  local curcontext="$curcontext" state line
  local -A opt_args
  _arguments -C : ${flagSpec(ownFlags[0]!)} '1: :_poolwise_below_${slug(topic)}' '*:: :->rest'
  case $state in
    rest)
      case $words[1] in
${dispatch(tree, topic)}
      esac ;;
  esac
}`

/** `help worker launch`. */
const helpFunction = (tree: CompletionTree): string => `
_poolwise_help() {
  if (( CURRENT == 2 )); then
    _poolwise_below_
    return
  fi
  case $words[2] in
${tree.topics.map(({ word }) => `    ${word}) (( CURRENT == 3 )) && _poolwise_below_${slug(word)} ;;`).join('\n')}
  esac
}`

const mainFunction = (tree: CompletionTree): string => `
_poolwise() {
  local curcontext="$curcontext" state line
  local -A opt_args
  _arguments -C : ${ownFlags.map(flagSpec).join(' ')} '1: :_poolwise_below_' '*:: :->rest'
  case $state in
    rest)
      case $words[1] in
        help) _poolwise_help ;;
${dispatch(tree, '')}
      esac ;;
  esac
}
`

/** Before these characters a backslash has to stand: in the rows of _describe a colon ends the word. */
const ROW = /[\\:]/g
/** In the brackets of _arguments and _values. */
const BRACKETS = /[\\[\]:]/g
const escaped = (text: string, special: RegExp): string => text.replaceAll(special, String.raw`\$&`)

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`
