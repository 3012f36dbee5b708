import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { themeFor, type Theme } from '../render/theme.ts'
import { reportError, type OclifError } from './report-error.ts'

/** Flags that every command has. */
export const globalFlags = {
  cwd: Flags.directory({
    description: 'folder of the project',
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
  color: Flags.boolean({ description: 'colour the output', allowNo: true, env: 'POOLWISE_COLOR', helpGroup: 'GLOBAL' }),
  quiet: Flags.boolean({
    char: 'q',
    description: 'print only what needs action',
    env: 'POOLWISE_QUIET',
    helpGroup: 'GLOBAL',
  }),
}

/**
 * What all commands share: global flags, one way for errors to leave, the same exit codes with and without --json.
 * oclif's own `catch` turns every failure into 1 with --json, so it is replaced.
 */
export abstract class BaseCommand extends Command {
  static override enableJsonFlag = true
  static override baseFlags = globalFlags

  protected theme(color: boolean | undefined): Theme {
    return themeFor(process.stdout, process.env, color ?? null)
  }

  protected override async catch(error: OclifError): Promise<void> {
    reportError(error, { json: this.jsonEnabled(), command: this.id?.replaceAll(':', ' ') ?? '' })
  }
}
