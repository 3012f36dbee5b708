import {
  ownFlags,
  ownWords,
  wordsBelow,
  type CompletionTree,
  type CompletionValue,
  type CompletionWord,
} from './completion-tree.ts'
import { scriptHead } from './shells.ts'

interface Entry {
  /** What PowerShell offers; null: its own names of files. */
  readonly words: string | null
}

/**
 * The script for PowerShell 5.1 and newer. Its text is ASCII: between two programs Windows PowerShell reads it in the
 * console's code page, in which a letter of another language can become a quotation mark.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/register-argumentcompleter
 */
export function powershellScript(tree: CompletionTree): string {
  const lines = [
    ...scriptHead('powershell', tree.version),
    LIBRARY_START,
    ...Object.entries(tree.lists).map(([list, words]) => `  $list_${list} = ${table(words)}`),
    '  $below = @{',
    ...['', ...tree.topics.map(({ word }) => word)].map(
      (parent) => `    ${quoted(parent)} = ${table([...wordsBelow(tree, parent), ...(parent === '' ? ownWords : [])])}`,
    ),
    '  }',
    '  $options = @{',
    ...[{ name: '', flags: ownFlags }, ...tree.commands].map(
      ({ name, flags }) =>
        `    ${quoted(name)} = ${table(
          flags.flatMap(({ long, short, description }) =>
            [long, ...(short === null ? [] : [short])].map((word) => ({ word, description })),
          ),
        )}`,
    ),
    '  }',
    // An ordinary table of PowerShell takes -A for -a.
    "  $values = New-Object 'System.Collections.Generic.Dictionary[string,object]'",
    ...tree.commands.flatMap(({ name, flags, operand }) => [
      ...flags.flatMap(({ long, short, value }) =>
        value === null
          ? []
          : [long, ...(short === null ? [] : [short])].map((flag) => valueLine(`${name} ${flag}`, value)),
      ),
      ...(operand === null ? [] : [valueLine(name, operand)]),
    ]),
    LIBRARY_END,
  ]
  return lines.join('\n')
}

function valueLine(key: string, value: CompletionValue): string {
  const { words } = entryOf(value)
  const commas = value.kind === 'list' && value.commas === true
  return `  $values[${quoted(key)}] = @{ Words = ${words ?? '@()'}; Commas = $${commas} }`
}

function entryOf(value: CompletionValue): Entry {
  switch (value.kind) {
    case 'free':
    case 'files':
    case 'folders':
      return { words: null }
    case 'words':
      return { words: table(value.words.map((word) => ({ word, description: '' }))) }
    case 'list':
      return { words: `$list_${value.list}` }
  }
}

/** Pairs in one flat list: nested lists of one element are flattened by PowerShell. */
const table = (words: readonly CompletionWord[]): string =>
  `@(${words.flatMap(({ word, description }) => [quoted(word), quoted(description)]).join(', ')})`

const quoted = (text: string): string => `'${ascii(text).replaceAll("'", "''")}'`

const ascii = (text: string): string =>
  text
    .replaceAll(/[‘’‚‛]/g, "'")
    .replaceAll(/[“”„]/g, '"')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\x20-\x7e]/gu, '?')

const LIBRARY_START = `
Register-ArgumentCompleter -Native -CommandName 'poolwise', 'poolwise.cmd', 'poolwise.ps1' -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)`

const LIBRARY_END = `
  $typed = @($commandAst.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
  # What follows is for Celery: the names of files, which PowerShell offers when there is nothing else.
  if ($typed -ccontains '--') { return }
  $help = $typed.Count -gt 0 -and $typed[0] -ceq 'help'
  if ($help) { $typed = @($typed | Select-Object -Skip 1) }
  $command = ''
  foreach ($word in $typed) {
    $next = "$command $word".Trim()
    if (-not ($below.ContainsKey($next) -or $options.ContainsKey($next))) { break }
    $command = $next
  }
  $before = if ($typed.Count -gt 0) { $typed[-1] } else { '' }
  $word = "$wordToComplete"
  $start = ''
  $words = @()
  $commas = $false
  if ($below.ContainsKey($command) -and -not $word.StartsWith('-')) { $words = $below[$command] }
  elseif ($help) { return }
  else {
    $key = "$command $before"
    if ($word -match '^(--[a-z-]+=)(.*)$') {
      $start = $Matches[1]
      $key = "$command " + $start.TrimEnd('=')
      $word = $Matches[2]
    }
    if ($values.ContainsKey($key)) {
      $words = $values[$key].Words
      $commas = $values[$key].Commas
    }
    elseif ($word.StartsWith('-')) { $words = $options[$command] }
    elseif ($values.ContainsKey($command)) { $words = $values[$command].Words }
  }
  if ($commas -and $word.Contains(',')) {
    $last = $word.LastIndexOf(',') + 1
    $start += $word.Substring(0, $last)
    $word = $word.Substring($last)
  }
  for ($i = 0; $i -lt $words.Count; $i += 2) {
    if (-not $words[$i].StartsWith($word, [StringComparison]::Ordinal)) { continue }
    $about = if ($words[$i + 1]) { $words[$i + 1] } else { $words[$i] }
    [System.Management.Automation.CompletionResult]::new($start + $words[$i], $words[$i], 'ParameterValue', $about)
  }
}
`
