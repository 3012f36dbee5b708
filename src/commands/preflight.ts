import * as Flags from '@oclif/core/flags'
import { exitCodeHelp } from '../cli/exit-code-help.ts'
import { globalFlags } from '../cli/base-command.ts'
import { doctorFlags } from '../cli/doctor/doctor-flags.ts'
import { folderArgument } from '../cli/folder-argument.ts'
import Doctor from './doctor.ts'

export default class Preflight extends Doctor {
  static override summary = 'doctor for CI: a check that cannot tell fails the run'
  static override description =
    'Runs the same checks as doctor with the ci profile: where something that matters could not be ' +
    'determined, it exits with 3 instead of 0.'
  static override examples = [
    { description: 'Check the project in CI.', command: '<%= config.bin %> <%= command.id %>' },
    {
      description: 'Find Windows problems on Linux, without contacting the broker.',
      command: '<%= config.bin %> <%= command.id %> --target windows --offline',
    },
  ]

  static override exitCodes = exitCodeHelp({
    0: 'no error was found; warnings count with --strict',
    1: 'errors were found; with --dry-run: there is something to fix',
    3: 'no error was found, but something that matters could not be determined',
  })

  // The profile is the command's: `--profile ci` repeats it, `--profile dev` and POOLWISE_PROFILE=dev would contradict it.
  static override flags = {
    ...doctorFlags,
    profile: Flags.option({ options: ['ci'] as const, hidden: true })() as typeof doctorFlags.profile,
    ...globalFlags,
  }
  // oclif sees only what the class itself has.
  static override args = folderArgument

  protected override readonly profile = 'ci' as const
}
