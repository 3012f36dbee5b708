import { ownFlags, ownWords, wordsBelow, type CompletionTree, type CompletionValue } from './completion-tree.ts'
import { scriptHead } from './shells.ts'

/**
 * The script for bash, from 3.2 (that of macOS) on: no associative arrays, and compopt only where it is. A reply that is left
 * empty is completed by `-o default`: the names of files.
 */
export function bashScript(tree: CompletionTree): string {
  const names = [...tree.topics.map(({ word }) => word), ...tree.commands.map(({ name }) => name)]
  const parents = ['', ...tree.topics.map(({ word }) => word)]
  return [
    ...scriptHead('bash', tree.version),
    LIBRARY,
    ...Object.entries(tree.lists).map(
      ([list, words]) => `_poolwise_${list}=(\n${words.map(({ word }) => `  ${quoted(word)}`).join('\n')}\n)`,
    ),
    '',
    '# $1: the command, $2: its option. Fails for an option without a value.',
    '_poolwise_value() {',
    '  case "$1 $2" in',
    ...tree.commands.flatMap(({ name, flags }) =>
      flags.flatMap(({ long, short, value }) =>
        value === null
          ? []
          : [
              `    ${[long, ...(short === null ? [] : [short])].map((flag) => quoted(`${name} ${flag}`)).join('|')}) ${reply(value)} ;;`,
            ],
      ),
    ),
    '    *) return 1 ;;',
    '  esac',
    '  return 0',
    '}',
    '',
    '_poolwise_options() {',
    '  case "$1" in',
    `    '') _poolwise_words ${flagWords(ownFlags)} ;;`,
    ...tree.commands.map(({ name, flags }) => `    ${quoted(name)}) _poolwise_words ${flagWords(flags)} ;;`),
    '  esac',
    '}',
    '',
    '# Commands of a topic. Fails for a command.',
    '_poolwise_below() {',
    '  case "$1" in',
    ...parents.map((parent) => {
      const words = [...wordsBelow(tree, parent), ...(parent === '' ? ownWords : [])]
      return `    ${quoted(parent)}) _poolwise_words ${words.map(({ word }) => quoted(word)).join(' ')} ;;`
    }),
    '    *) return 1 ;;',
    '  esac',
    '  return 0',
    '}',
    '',
    '_poolwise_operands() {',
    '  case "$1" in',
    ...tree.commands.map(({ name, operand }) => `    ${quoted(name)}) ${reply(operand ?? { kind: 'free' })} ;;`),
    '  esac',
    '}',
    '',
    // As a function: what it returns is taken as it is.
    MAIN.replace('@NAMES@', () => names.map(quoted).join('|')),
  ].join('\n')
}

function reply(value: CompletionValue): string {
  switch (value.kind) {
    case 'free':
      return '_poolwise_nothing'
    case 'files':
      return ':'
    case 'folders':
      return '_poolwise_folders'
    case 'words':
      return `_poolwise_words ${value.words.map(quoted).join(' ')}`
    case 'list': {
      const words = `"\${_poolwise_${value.list}[@]}"`
      return `${value.commas ? '_poolwise_commas' : value.files ? '_poolwise_files_or' : '_poolwise_words'} ${words}`
    }
  }
}

const flagWords = (flags: readonly { readonly long: string; readonly short: string | null }[]): string =>
  flags
    .flatMap(({ long, short }) => [long, ...(short === null ? [] : [short])])
    .map(quoted)
    .join(' ')

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`

const LIBRARY = `
# Those of the given words that begin with what is typed; compgen -W would evaluate them.
_poolwise_words() {
  local word
  for word in "$@"; do
    if [[ $word == "$cur"* ]]; then COMPREPLY+=("$word"); fi
  done
  if (( \${#COMPREPLY[@]} == 0 )); then _poolwise_nothing; fi
}

# The last of several words that commas separate.
_poolwise_commas() {
  local word before=''
  if [[ $cur == *,* ]]; then before="\${cur%,*},"; fi
  for word in "$@"; do
    if [[ $before$word == "$cur"* ]]; then COMPREPLY+=("$before$word"); fi
  done
  if (( \${#COMPREPLY[@]} == 0 )); then _poolwise_nothing; fi
}

# Names of files, and when something is typed the given words as well.
_poolwise_files_or() {
  local name
  if [[ -z $cur ]]; then return; fi
  while IFS= read -r name; do COMPREPLY+=("$name"); done < <(compgen -f -- "$cur")
  if (( \${#COMPREPLY[@]} > 0 )); then compopt -o filenames 2>/dev/null; fi
  _poolwise_words "$@"
}

_poolwise_folders() {
  local name
  while IFS= read -r name; do COMPREPLY+=("$name"); done < <(compgen -d -- "$cur")
  compopt -o filenames 2>/dev/null
  if (( \${#COMPREPLY[@]} == 0 )); then _poolwise_nothing; fi
}

# No names of files either.
_poolwise_nothing() {
  compopt +o default +o bashdefault 2>/dev/null
}
`

const MAIN = `_poolwise() {
  local cur=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command='' next i=1 help=0
  COMPREPLY=()
  if (( COMP_CWORD > 1 )) && [[ \${COMP_WORDS[1]} == help ]]; then
    help=1
    i=2
  fi
  while (( i < COMP_CWORD )); do
    next="\${command:+$command }\${COMP_WORDS[i]}"
    case "$next" in
      @NAMES@) command=$next ;;
      *) break ;;
    esac
    i=$((i + 1))
  done
  if (( help )); then
    _poolwise_below "$command" || _poolwise_nothing
    return
  fi
  while (( i < COMP_CWORD )); do
    # What follows is for Celery.
    if [[ \${COMP_WORDS[i]} == -- ]]; then return; fi
    i=$((i + 1))
  done
  # bash makes a word of its own of the sign in --target=windows.
  if [[ $cur == '=' ]]; then
    cur=''
  elif [[ $before == '=' ]] && (( COMP_CWORD > 1 )); then
    before=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  if _poolwise_value "$command" "$before"; then return; fi
  if [[ $cur == -* ]]; then
    _poolwise_options "$command"
  else
    _poolwise_below "$command" || _poolwise_operands "$command"
  fi
}

complete -o bashdefault -o default -F _poolwise poolwise
`
