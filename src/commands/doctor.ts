import { BaseCommand, globalFlags } from '../cli/base-command.ts'
import { doctorFlags } from '../cli/doctor/doctor-flags.ts'
import { exitCodeHelp } from '../cli/exit-code-help.ts'
import { folderArgument, inFolder, typedFlags } from '../cli/folder-argument.ts'

export default class Doctor extends BaseCommand {
  static override summary = 'find out what keeps a Celery worker from running tasks'
  static override description =
    'Examines the project, its Python environment, the machine and the broker, and reports each problem ' +
    'with its evidence and its cure. Changes nothing without --fix.'
  static override usage = '<%= command.id %> [folder] [flags]'
  static exitCodes = exitCodeHelp({
    0: 'no error was found; warnings count with --strict',
    1: 'errors were found; with --dry-run: there is something to fix',
    3: 'with the ci profile: something that matters could not be determined',
  })
  static override args = folderArgument
  static override examples = [
    { description: 'Examine the project in this folder.', command: '<%= config.bin %> <%= command.id %>' },
    {
      description: 'Judge for a colleague on Windows.',
      command: '<%= config.bin %> <%= command.id %> --target windows',
    },
    {
      description: 'Run the broker checks only, and show what they looked at.',
      command: '<%= config.bin %> <%= command.id %> --only broker --verbose',
    },
    {
      description: 'Apply safe fixes, asking before each.',
      command: '<%= config.bin %> <%= command.id %> --fix',
    },
    {
      description: 'Write the report to a file.',
      command: '<%= config.bin %> <%= command.id %> --json > report.json',
    },
  ]
  static override flags = { ...doctorFlags, ...globalFlags }

  /** Fixed by the command; undefined: by the flag, the variable or the project's settings. */
  protected readonly profile: 'ci' | undefined = undefined

  async run(): Promise<void> {
    const { flags: parsed, args, raw } = await this.parse(this.ctor as typeof Doctor)
    const given = typedFlags(raw)
    const flags = inFolder(parsed, args.folder, given)
    // Loaded when the flags are right: --help and a mistyped flag don't wait for it.
    const { doctor } = await import('../cli/doctor/doctor.ts')
    const result = await doctor({
      flags,
      given,
      format: this.format,
      profile: this.profile ?? flags.profile,
      theme: await this.theme(flags.color),
      print: (text) => this.log(text),
    })
    await this.finish(result, flags)
  }
}
