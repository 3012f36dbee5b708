import { defineCheck, fail, pass } from '../define-check.ts'
import { installFixes } from '../remedy/install-fix.ts'
import { installPackage } from '../remedy/install-package.ts'

export const packageInstalled = defineCheck({
  id: 'pool.package-installed',
  title: "The pool's package is installed",
  tier: 'local',
  severity: 'error',
  needs: ['worker', 'packages', 'python', 'project'],
  after: ['app.imports'],
  evaluate({ worker: { pool, poolOrigin }, packages, python, project }) {
    const evidence = { pool, from: poolOrigin.where }
    if (pool !== 'gevent' && pool !== 'eventlet') return pass(evidence)
    const installed = packages[pool]
    if (installed) return pass({ ...evidence, version: installed.version })
    return fail({
      message: `The package ${pool} is not installed: a worker with the ${pool} pool exits at once.`,
      evidence: { ...evidence, interpreter: python.executable },
      remedy: {
        ...installPackage(project, python, pool),
        fixes: installFixes(project, python, pool),
      },
    })
  },
})
