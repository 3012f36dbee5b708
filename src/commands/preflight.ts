import { BaseCommand } from '../cli/base-command.ts'
import { doctorFlags } from '../cli/doctor-flags.ts'
import { examine } from '../cli/examine.ts'
import { doctorHuman } from '../report/formats/doctor-human.ts'
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
    const { report } = await examine(flags, 'ci')
    this.log(doctorHuman(report, this.theme(flags.color), flags))
    process.exitCode = report.summary.exitCode
    return report
  }
}
