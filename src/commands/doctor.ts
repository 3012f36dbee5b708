import { BaseCommand } from '../cli/base-command.ts'
import { doctorFlags } from '../cli/doctor-flags.ts'
import type { DoctorReport } from '../report/model.ts'

export default class Doctor extends BaseCommand {
  static override description = 'say what keeps a Celery worker from running tasks here, with evidence and the cure'
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --target windows',
    '<%= config.bin %> <%= command.id %> --json > report.json',
  ]
  static override flags = doctorFlags

  async run(): Promise<DoctorReport> {
    const { flags } = await this.parse(Doctor)
    // Loaded when the flags are right: --help and a mistyped flag don't wait for it.
    const { doctor } = await import('../cli/doctor.ts')
    const { report, text } = await doctor(flags, this.theme(flags.color))
    this.log(text)
    process.exitCode = report.summary.exitCode
    return report
  }
}
