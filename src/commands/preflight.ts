import { BaseCommand } from '../cli/base-command.ts'
import { doctorFlags } from '../cli/doctor/doctor-flags.ts'
import type { DoctorOutput } from '../doctor/report.ts'

export default class Preflight extends BaseCommand {
  static override description = 'the doctor for CI: the same checks, and what cannot be determined counts (exit 3)'
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --target windows --offline',
  ]
  static override flags = doctorFlags

  async run(): Promise<DoctorOutput | null> {
    const { flags, raw } = await this.parse(Preflight)
    // Loaded when the flags are right: --help and a mistyped flag don't wait for it.
    const { doctor } = await import('../cli/doctor/doctor.ts')
    const { output, exitCode } = await doctor({
      flags,
      given: new Set(raw.flatMap((token) => (token.type === 'flag' ? [token.flag] : []))),
      json: this.jsonEnabled(),
      profile: 'ci',
      theme: this.theme(flags.color),
      print: (text) => this.log(text),
    })
    process.exitCode = exitCode
    return output
  }
}
