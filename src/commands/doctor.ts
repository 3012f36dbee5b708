import { BaseCommand } from '../cli/base-command.ts'
import { doctorFlags } from '../cli/doctor-flags.ts'
import { examine } from '../cli/examine.ts'
import { doctorHuman } from '../report/formats/doctor-human.ts'
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
    const { report } = await examine(flags)
    this.log(doctorHuman(report, this.theme(flags.color), flags))
    process.exitCode = report.summary.exitCode
    return report
  }
}
