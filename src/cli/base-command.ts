import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { reporters, type Format } from '../render/reporters.ts'
import { themeFor, type Theme } from '../render/theme.ts'
import type { CommandResult } from './command-result.ts'
import { reportError, type OclifError } from './report-error.ts'

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
    const text = reporter.render(printed, { theme: await this.theme(flags.color), quiet, verbose })
    if (text) process.stdout.write(`${text}\n`)
  }

  protected override async catch(error: OclifError): Promise<void> {
    reportError(error, { json: this.jsonEnabled(), command: this.id?.replaceAll(':', ' ') ?? '' })
  }
}
