import { describe, expect, it } from 'vitest'
import type { DoctorReport } from '../../src/doctor/report.ts'
import { newestCelery } from './support/lane.ts'
import { poolwise, poolwiseJson } from './support/programs.ts'
import { copyProject, equip, interpreters, type WindowsProject } from './support/project.ts'

const errors = (report: DoctorReport): string[] =>
  report.checks.filter(({ status, severity }) => status === 'fail' && severity === 'error').map(({ id }) => id)

async function doctor({
  folder,
  env,
  named,
}: WindowsProject): Promise<{ exitCode: number | null; report: DoctorReport }> {
  const { exitCode, said } = await poolwiseJson(['doctor', ...named], { cwd: folder, env })
  return { exitCode, report: said as DoctorReport }
}

describe.each(newestCelery)('%s', (celery) => {
  describe.each(interpreters)('%s', (interpreter) => {
    it('doctor names the pool, and nothing else, where prefork would be started', async () => {
      const { exitCode, report } = await doctor(await equip(copyProject('starts-prefork'), celery, interpreter))
      expect(errors(report)).toEqual(['pool.supported-on-platform'])
      expect(exitCode).toBe(1)
      const { evidence } = report.checks.find(({ id }) => id === 'pool.supported-on-platform') ?? {}
      const launcher = interpreter === 'launcher'
      expect(evidence?.['mechanism']).toMatch(launcher ? /is a launcher for/ : /no launcher/)
      // Measured here, with billiard itself.
      expect(evidence?.['semaphore in a child']).toMatch(launcher ? /WinError [56]|no answer/ : /^works$/)
    })

    it('doctor and preflight find nothing wrong with solo', async () => {
      const project = await equip(copyProject('solo-on-windows'), celery, interpreter)
      const { exitCode, report } = await doctor(project)
      expect(errors(report)).toEqual([])
      expect(exitCode).toBe(0)
      const preflight = await poolwise(['preflight', ...project.named], { cwd: project.folder, env: project.env })
      expect(preflight.exitCode, preflight.stdout + preflight.stderr).toBe(0)
    })
  })
})
