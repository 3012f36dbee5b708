import { BaseCommand } from '../cli/base-command.ts'
import { doctorFlags } from '../cli/doctor/doctor-flags.ts'
import type { DoctorOutput } from '../doctor/report.ts'

export default class Doctor extends BaseCommand {
  static override description = 'say what keeps a Celery worker from running tasks here, with evidence and the cure'
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --target windows',
    '<%= config.bin %> <%= command.id %> --only broker --verbose',
    '<%= config.bin %> <%= command.id %> --fix',
    '<%= config.bin %> <%= command.id %> --json > report.json',
  ]
  static override flags = doctorFlags

  async run(): Promise<DoctorOutput | null> {
    const { flags, raw } = await this.parse(Doctor)
    // Loaded when the flags are right: --help and a mistyped flag don't wait for it.
    const { doctor } = await import('../cli/doctor/doctor.ts')
    const { output, exitCode } = await doctor({
      flags,
      given: new Set(raw.flatMap((token) => (token.type === 'flag' ? [token.flag] : []))),
      json: this.jsonEnabled(),
      theme: this.theme(flags.color),
      profile: undefined,
      print: (text) => this.log(text),
    })
    process.exitCode = exitCode
    return output
  }
}
