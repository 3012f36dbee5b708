import { BaseCommand } from '../cli/base-command.ts'
import { doctorFlags } from '../cli/doctor-flags.ts'
import type { DoctorReport } from '../report/model.ts'

export default class Preflight extends BaseCommand {
  static override description = 'the doctor for CI: the same checks, and what cannot be determined counts (exit 3)'
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --target windows --offline',
  ]
  static override flags = doctorFlags

  async run(): Promise<DoctorReport> {
    const { flags } = await this.parse(Preflight)
    // Loaded when the flags are right: --help and a mistyped flag don't wait for it.
    const { doctor } = await import('../cli/doctor.ts')
    const { report, text } = await doctor(flags, this.theme(flags.color), 'ci')
    this.log(text)
    process.exitCode = report.summary.exitCode
    return report
  }
}
