import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { PoolRecommendation } from '../../src/pool/plan.ts'
import { repository } from '../support/run-bin.ts'
import { newestCelery } from './support/lane.ts'
import { poolwise, poolwiseJson, runWindows } from './support/programs.ts'
import { isFullSuite } from '../support/full-suite.ts'
import { equip, interpreters, newFolder, type WindowsProject } from './support/project.ts'
import { launch, type Launched } from './support/worker.ts'

const started: Launched[] = []
afterEach(() => started.splice(0).forEach((worker) => worker.end()))

/** The example in a folder of its own, with a database and no broker but the embedded one. */
async function portfolio(
  ...args: [(typeof newestCelery)[number], (typeof interpreters)[number]]
): Promise<WindowsProject> {
  const folder = newFolder('portfolio')
  cpSync(join(repository, 'examples', 'portfolio'), folder, {
    recursive: true,
    filter: (path) => !/\.venv|\.sqlite3|__pycache__/.test(path),
  })
  const project = await equip(folder, ...args)
  await manage(project, ['migrate', '--verbosity', '0'])
  return project
}

async function manage({ folder, python, env }: WindowsProject, args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runWindows([python, 'manage.py', ...args], { cwd: folder, env })
  if (exitCode !== 0) throw new Error(`manage.py ${args.join(' ')}: ${stderr}`)
  return stdout
}

describe.each(newestCelery)('%s', (celery) => {
  // The way past the launcher is what poolwise adds.
  describe.each(isFullSuite ? interpreters : (['launcher'] as const))('%s', (interpreter) => {
    it('the plan is solo, and threads for tasks that wait', async () => {
      const project = await portfolio(celery, interpreter)
      for (const [args, pool] of [
        [[], 'solo'],
        [['--workload', 'io'], 'threads'],
      ] as const) {
        const { exitCode, said } = await poolwiseJson(['pool', 'recommend', ...args, ...project.named], {
          cwd: project.folder,
          env: project.env,
        })
        expect(exitCode).toBe(0)
        expect((said as PoolRecommendation).nodes.map((node) => node.pool)).toEqual([pool])
      }
    })

    it('preflight passes, the worker imports the portfolio with the plan and stops warm', async () => {
      const project = await portfolio(celery, interpreter)
      const preflight = await poolwise(['preflight', ...project.named], { cwd: project.folder, env: project.env })
      expect(preflight.exitCode, preflight.stdout + preflight.stderr).toBe(0)
      const worker = await launch(project, ['--auto-pool'])
      started.push(worker)
      const printed = await manage(project, ['import_sample', '--timeout', '120'])
      const { imported, stored } = JSON.parse(printed.trim().split('\n').at(-1) ?? '{}') as Record<string, number>
      expect(imported).toBe(50)
      expect(stored).toBe(imported)
      expect(await worker.stop(), worker.log()).toBe(0)
      expect(worker.events.find((event) => event.type === 'planned')?.command).toContain('--pool=solo')
      expect(worker.events.map(({ type }) => type)).toEqual(
        expect.arrayContaining(['starting', 'ready', 'task-seen', 'stopping', 'stopped', 'exited']),
      )
    })
  })
})
