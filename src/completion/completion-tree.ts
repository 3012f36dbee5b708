/** A word that can be typed. */
export interface CompletionWord {
  readonly word: string
  readonly description: string
}

/** What a shell offers for a value. */
export type CompletionValue =
  /** Only the reader knows it. */
  | { readonly kind: 'free' }
  | { readonly kind: 'files' }
  | { readonly kind: 'folders' }
  /** One of a few words. */
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** Words of one of the tree's lists; with `commas` several in one value, with `files` also the name of a file. */
  | { readonly kind: 'list'; readonly list: string; readonly commas?: true; readonly files?: true }

export interface CompletionFlag {
  /** `--target`. */
  readonly long: string
  /** `-A`; null: it has none. */
  readonly short: string | null
  readonly description: string
  /** null: it takes no value. */
  readonly value: CompletionValue | null
  readonly repeatable: boolean
}

export interface CompletionCommand {
  /** As typed: `worker launch`. */
  readonly name: string
  readonly description: string
  readonly flags: readonly CompletionFlag[]
  /** The words that are no flags; null: it takes none. */
  readonly operand: CompletionValue | null
  readonly manyOperands: boolean
}

/** Everything that can be typed after `poolwise`: what each shell's script is generated from. */
export interface CompletionTree {
  /** The program's version. */
  readonly version: string
  readonly commands: readonly CompletionCommand[]
  /** First words of commands of two words. */
  readonly topics: readonly CompletionWord[]
  /** Words that several flags share, by name. */
  readonly lists: Readonly<Record<string, readonly CompletionWord[]>>
}

/** What can follow some words: commands and topics below them. `''`: below the program itself. */
export function wordsBelow({ commands, topics }: CompletionTree, prefix: string): CompletionWord[] {
  const all = [...topics, ...commands.map(({ name, description }) => ({ word: name, description }))]
  return all.flatMap(({ word, description }) => {
    const parts = word.split(' ')
    const last = parts.pop() ?? ''
    return parts.join(' ') === prefix ? [{ word: last, description }] : []
  })
}

/** The words of the program itself that are no command of the table. */
export const ownWords: readonly CompletionWord[] = [
  { word: 'help', description: 'show the help of a command' },
  { word: 'version', description: 'show the version' },
]

/** The options of the program itself. */
export const ownFlags: readonly CompletionFlag[] = [
  { long: '--help', short: '-h', description: 'show help', value: null, repeatable: false },
  { long: '--version', short: '-V', description: 'show the version', value: null, repeatable: false },
]
