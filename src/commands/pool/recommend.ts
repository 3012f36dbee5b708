import { BaseCommand } from '../../cli/base-command.ts'
import { projectFlags, workloadFlag } from '../../cli/doctor-flags.ts'
import { UsageError } from '../../cli/errors.ts'
import type { PoolRecommendation } from '../../pool/plan.ts'

export default class PoolRecommend extends BaseCommand {
  static override description = 'recommend the worker pool, with reasons, and the celery command that starts it'
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --workload io',
    '<%= config.bin %> <%= command.id %> --json',
  ]
  static override flags = { ...projectFlags, workload: workloadFlag }

  async run(): Promise<PoolRecommendation> {
    const { flags } = await this.parse(PoolRecommend)
    const { examine } = await import('../../cli/examine.ts')
    const { planHuman } = await import('../../report/formats/plan-human.ts')
    const { report } = await examine({ ...flags, offline: true })
    if (report.plan === null)
      throw new UsageError('nothing is known about this project', 'Run poolwise doctor to see why.')
    this.log(planHuman(report.plan, this.theme(flags.color), 'full'))
    return { schemaVersion: 1, ...report.plan }
  }
}
