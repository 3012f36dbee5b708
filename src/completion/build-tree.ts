import type { CompletionCommand, CompletionFlag, CompletionTree, CompletionValue } from './completion-tree.ts'
import { shells } from './shells.ts'

/** A flag as oclif's table of commands has it. */
export interface TableFlag {
  readonly name: string
  readonly type: 'boolean' | 'option'
  readonly char?: string | undefined
  readonly description?: string | undefined
  readonly hidden?: boolean | undefined
  readonly allowNo?: boolean | undefined
  readonly multiple?: boolean | undefined
  readonly options?: readonly string[] | undefined
}

/** A command as oclif's table has it. */
export interface TableCommand {
  readonly id: string
  readonly summary?: string | undefined
  readonly hidden?: boolean | undefined
  /** false: it takes any number of words. */
  readonly strict?: boolean | undefined
  readonly flags: Readonly<Record<string, TableFlag>>
  readonly args: Readonly<Record<string, { readonly name: string; readonly options?: readonly string[] | undefined }>>
}

export interface CommandTable {
  readonly version: string
  readonly commands: readonly TableCommand[]
  readonly topics: readonly { readonly name: string; readonly description?: string | undefined }[]
}

const FREE: CompletionValue = { kind: 'free' }

/** Values that the table doesn't tell, by flag. */
const FLAG_VALUES: Readonly<Record<string, CompletionValue>> = {
  app: FREE,
  broker: FREE,
  concurrency: FREE,
  cwd: { kind: 'folders' },
  hostname: FREE,
  'import-timeout': FREE,
  like: FREE,
  // https://docs.celeryq.dev/en/stable/reference/cli.html#cmdoption-celery-worker-l
  loglevel: { kind: 'words', words: ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL', 'FATAL'] },
  only: { kind: 'list', list: 'checks', commas: true },
  python: { kind: 'files' },
  queues: FREE,
  skip: { kind: 'list', list: 'checks', commas: true },
  'stop-timeout': { kind: 'words', words: ['none'] },
}

/** Values of the words that are no flags, by name. */
const OPERAND_VALUES: Readonly<Record<string, CompletionValue>> = {
  folder: { kind: 'folders' },
  scenario: { kind: 'list', list: 'scenarios' },
  shell: { kind: 'words', words: shells },
  what: { kind: 'list', list: 'pages', files: true },
}

const HELP: CompletionFlag = {
  long: '--help',
  short: '-h',
  description: 'show the help of this command',
  value: null,
  repeatable: false,
}

/**
 * The tree that the scripts are generated from. Pure.
 * @throws Error for a flag or an argument whose values nothing tells: a defect
 */
export const buildTree = (
  { version, commands, topics }: CommandTable,
  lists: CompletionTree['lists'],
): CompletionTree => ({
  version,
  lists,
  // oclif makes a topic of every command as well.
  topics: topics
    .filter(({ name }) => !commands.some(({ id }) => id === name))
    .map(({ name, description = '' }) => ({ word: name.replaceAll(':', ' '), description })),
  commands: commands
    .filter(({ hidden }) => !hidden)
    .map(commandOf)
    .sort((a, b) => (a.name < b.name ? -1 : 1)),
})

function commandOf({ id, summary = '', flags, args, strict }: TableCommand): CompletionCommand {
  const operand = Object.values(args)[0]
  const shown = Object.values(flags).filter(({ hidden }) => !hidden)
  return {
    name: id.replaceAll(':', ' '),
    description: summary,
    flags: [...shown.flatMap(flagsOf), HELP],
    operand: operand ? valueOf(operand, OPERAND_VALUES) : null,
    manyOperands: strict === false,
  }
}

function flagsOf(flag: TableFlag): CompletionFlag[] {
  const { name, type, char, description = '', allowNo, multiple = false } = flag
  const value = type === 'boolean' ? null : valueOf(flag, FLAG_VALUES)
  const one = { description, value, repeatable: multiple }
  return [
    { ...one, long: `--${name}`, short: char === undefined ? null : `-${char}` },
    ...(allowNo ? [{ ...one, long: `--no-${name}`, short: null, description: `not: ${description}` }] : []),
  ]
}

function valueOf(
  { name, options }: { readonly name: string; readonly options?: readonly string[] | undefined },
  known: Readonly<Record<string, CompletionValue>>,
): CompletionValue {
  const value = options ? ({ kind: 'words', words: options } as const) : known[name]
  if (value === undefined) throw new Error(`the completion doesn't know the values of ${name}: see build-tree.ts`)
  return value
}
