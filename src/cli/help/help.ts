import { CommandHelp, Help } from '@oclif/core/help'
import type { Command, Interfaces } from '@oclif/core'
import { knownCommands } from '../known-commands.ts'
import { unknownCommand } from '../unknown-command.ts'
import { flagRight, helpWidth, listFits, wrapWhole } from './layout.ts'

type List = [string, string | undefined][]

/** Of the first row: oclif cuts it off. */
const indentOf = ([first]: List): string => / */.exec(first?.[0] ?? '')![0]

/** Of a command's class; oclif keeps it in its manifest. */
interface WithExitCodes {
  readonly exitCodes?: Readonly<Record<string, string>>
}

/** What to type first, in the order in which it is of use. */
const START: List = [
  ['poolwise doctor', 'examine the project in this folder'],
  ['poolwise explain worker.log', "name the failure in a worker's log"],
  ['poolwise worker launch', 'start the worker with the pool that fits'],
]

type ListOptions = Parameters<Help['renderList']>[1]

/** A list in two columns, or with each description below its word where two columns would cut words. */
function fittedList(
  input: List,
  options: ListOptions,
  maxWidth: number,
  render: (options: ListOptions) => string,
): string {
  const multiline = !listFits(input, maxWidth)
  const text = render({ ...options, multiline, indentation: options.indentation + (multiline ? 2 : 0) })
  return multiline ? text : `${indentOf(input)}${text}`
}

class PoolwiseCommandHelp extends CommandHelp {
  override wrap(body: string, spacing = this.indentSpacing): string {
    return wrapWhole(this.render(body), this.opts.maxWidth - spacing)
  }

  override renderList(input: List, options: Parameters<CommandHelp['renderList']>[1]): string {
    return fittedList(input, options, this.opts.maxWidth, (fitted) => super.renderList(input, fitted))
  }

  protected override flags(flags: Command.Flag.Any[]): List | undefined {
    return super.flags(flags)?.map(([left, right]) => [left, right && flagRight(right)])
  }

  protected override usage(): string {
    const { id, usage } = this.command
    const lines = Array.isArray(usage) ? usage : [usage ?? id]
    return lines.map((line) => this.wrap(`$ poolwise ${line.replace('<%= command.id %>', id)}`)).join('\n')
  }

  /** oclif breaks a long command with the shell's sign for it; the lines of a narrow terminal are no other command. */
  protected override examples(examples: Command.Example[] | string | undefined): string | undefined {
    if (!Array.isArray(examples)) return super.examples(examples)
    return examples
      .map((example) => {
        if (typeof example === 'string') return this.render(example)
        const command = this.render(example.command)
        return `${this.wrap(example.description, this.indentSpacing * 2)}\n\n  ${command.startsWith('$') ? command : `$ ${command}`}`
      })
      .join('\n\n')
  }

  protected override sections(): ReturnType<CommandHelp['sections']> {
    const { exitCodes = {} } = this.command as WithExitCodes
    const codes: List = Object.entries(exitCodes)
    return [
      ...super.sections(),
      { header: 'EXIT CODES', generate: (_, header) => (codes.length === 0 ? undefined : [{ header, body: codes }]) },
    ]
  }
}

/** The help of poolwise: oclif's, for terminals of any width, with exit codes, and with what to type first. */
export class PoolwiseHelp extends Help {
  protected override CommandHelpClass = PoolwiseCommandHelp

  constructor(config: Interfaces.Config, options: Partial<Interfaces.HelpOptions> = {}) {
    super(config, { ...options, maxWidth: helpWidth(process.stdout, process.env) })
  }

  override wrap(body: string, spacing = this.indentSpacing): string {
    return wrapWhole(this.render(body), this.opts.maxWidth - spacing)
  }

  override renderList(input: List, options: Parameters<Help['renderList']>[1]): string {
    return fittedList(input, options, this.opts.maxWidth, (fitted) => super.renderList(input, fitted))
  }

  override async showHelp(argv: string[]): Promise<void> {
    const words = argv.filter((word) => !word.startsWith('-')).flatMap((word) => word.split(':'))
    const known = knownCommands(this.config)
    const typed = words.join(' ')
    const commands = this.config.commandIDs.map((id) => id.replaceAll(':', ' '))
    // `worker launch . --help` is about `worker launch`.
    const named = typed === '' || known.includes(typed) || commands.some((one) => typed.startsWith(`${one} `))
    if (!named) throw unknownCommand(words, known)
    await super.showHelp(argv)
  }

  /** A command's summary is the one line that oclif prints as it is. */
  override log(...lines: string[]): void {
    super.log(...lines.map((line) => (/^[^\n]+\n$/.test(line) ? `${this.wrap(line.trimEnd(), 0)}\n` : line)))
  }

  protected override formatTopic(topic: Interfaces.Topic): string {
    return `${super.formatTopic(topic).trimEnd()}\n`
  }

  protected override async showRootHelp(): Promise<void> {
    const { description = '' } = this.config.pjson as { description?: string }
    const commands: List = this.sortedCommands.map(({ id, summary = '' }) => [id.replaceAll(':', ' '), summary])
    const parts = [
      this.wrap(description, 0),
      this.section('USAGE', '$ poolwise COMMAND [options]'),
      this.section('START WITH', START),
      this.section('COMMANDS', commands),
      this.section('OPTIONS', [
        ['-h, --help', 'show help; poolwise help COMMAND shows that of a command'],
        ['-V, --version', 'show the version'],
      ]),
    ]
    this.log(parts.join('\n\n'))
    return Promise.resolve()
  }
}
