import { BaseCommand, globalFlags } from '../cli/base-command.ts'
import { doctorFlags } from '../cli/doctor/doctor-flags.ts'

export default class Doctor extends BaseCommand {
  static override summary = 'find out what keeps a Celery worker from running tasks'
  static override description =
    'Examines the project, its Python environment, the machine and the broker, and reports each problem ' +
    'with its evidence and its cure. Changes nothing without --fix. Exits with 1 when there are errors.'
  static override usage = '<%= command.id %> [flags]'
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

  /** Fixed by the command; undefined: by the project's settings. */
  protected readonly profile: 'ci' | undefined = undefined

  async run(): Promise<void> {
    const { flags, raw } = await this.parse(this.ctor as typeof Doctor)
    // Loaded when the flags are right: --help and a mistyped flag don't wait for it.
    const { doctor } = await import('../cli/doctor/doctor.ts')
    const result = await doctor({
      flags,
      given: new Set(raw.flatMap((token) => (token.type === 'flag' ? [token.flag] : []))),
      format: this.format,
      profile: this.profile,
      theme: await this.theme(flags.color),
      print: (text) => this.log(text),
    })
    await this.finish(result, flags)
  }
}
