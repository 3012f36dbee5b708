import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { reporters, type Format } from '../render/reporters.ts'
import { themeFor, type Theme } from '../render/theme.ts'
import type { CommandResult } from './command-result.ts'
import type { UsageError } from './errors.ts'
import { printableOf } from '../render/printable-of.ts'
import { reportError, type ErrorContext, type OclifError } from './report-error.ts'
import { usageErrorOf, type KnownFlag } from './usage-error.ts'
import { readVariables, type VariableFlag } from './variables.ts'

/** Flags that every command has. They come last in help, where oclif would put its own --json and base flags first. */
export const globalFlags = {
  quiet: Flags.boolean({
    char: 'q',
    description: 'print only what needs action',
    env: 'POOLWISE_QUIET',
    helpGroup: 'GLOBAL',
  }),
  cwd: Flags.directory({
    description: "the project's folder",
    helpValue: '<folder>',
    env: 'POOLWISE_CWD',
    helpGroup: 'GLOBAL',
  }),
  python: Flags.string({
    description: "the project's Python interpreter",
    helpValue: '<path>',
    env: 'POOLWISE_PYTHON',
    helpGroup: 'GLOBAL',
  }),
  json: Flags.boolean({ description: 'print one JSON document', helpGroup: 'GLOBAL' }),
  color: Flags.boolean({
    description: 'colour the output; the default is yes on a terminal',
    allowNo: true,
    env: 'POOLWISE_COLOR',
    helpGroup: 'GLOBAL',
  }),
}

/** A flag as oclif makes it. */
interface DeclaredFlag extends VariableFlag {
  readonly parse: (value: string, command: BaseCommand, flag: unknown) => Promise<unknown>
}

interface OutputFlags {
  readonly color: boolean | undefined
  readonly quiet: boolean
  readonly verbose?: boolean
}

/**
 * What all commands share: global flags, the choice of the output format, one way for errors to leave, the same exit codes
 * in every format. oclif's own `catch` turns every failure into 1 with --json, so it is replaced.
 */
export abstract class BaseCommand extends Command {
  /** Before the flags are parsed as well: an error in them is a JSON document too. */
  override jsonEnabled(): boolean {
    const end = this.argv.indexOf('--')
    return (end === -1 ? this.argv : this.argv.slice(0, end)).includes('--json')
  }

  /** How an error leaves: a command that prints events has a line for it. */
  protected get errorForm(): ErrorContext['as'] {
    return this.jsonEnabled() ? 'document' : 'text'
  }

  /** Before the flags are parsed: oclif doesn't tell a variable from a flag. */
  protected override async init(): Promise<void> {
    await super.init()
    const flags = Object.entries(this.ctor.flags as unknown as Readonly<Record<string, DeclaredFlag>>)
    const judged = flags.map(([name, flag]): [string, VariableFlag] => [
      name,
      { ...flag, judge: (value: string) => flag.parse(value, this, flag) },
    ])
    const variables = await readVariables(Object.fromEntries<VariableFlag>(judged), this.argv, process.env)
    Object.assign(process.env, variables)
  }

  protected get format(): Format {
    return this.jsonEnabled() ? 'json' : 'human'
  }

  protected theme(color: boolean | undefined): Promise<Theme> {
    return themeFor(process.stdout, process.env, color ?? null)
  }

  /** Prints the result in the chosen format and sets the exit code. */
  protected async finish({ printed, exitCode }: CommandResult, flags: OutputFlags): Promise<void> {
    const { quiet, verbose = false } = flags
    process.exitCode = exitCode
    if (printed === null) return
    const reporter = await reporters[this.format]()
    const text = reporter.render(printableOf(printed), { theme: await this.theme(flags.color), quiet, verbose })
    if (text) process.stdout.write(`${text}\n`)
  }

  protected override async catch(error: OclifError): Promise<void> {
    // Or oclif warns, under NODE_ENV=development, of a command that didn't parse its words.
    this.parsed = true
    const command = this.id?.replaceAll(':', ' ') ?? ''
    reportError(this.usageError(error) ?? error, { as: this.errorForm, command })
  }

  /** An error of oclif's parser in poolwise's words; null: it isn't one. */
  protected usageError(error: Error): UsageError | null {
    const flags = this.ctor.flags as Readonly<Record<string, KnownFlag>>
    return usageErrorOf(error, { command: this.id?.replaceAll(':', ' ') ?? '', flags })
  }
}
