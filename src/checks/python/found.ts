import { defineCheck, fail, pass } from '../define-check.ts'
import { makeEnvironment } from '../remedy/make-environment.ts'

export const found = defineCheck({
  id: 'python.found',
  title: 'The project has a Python interpreter',
  tier: 'static',
  severity: 'error',
  needs: ['interpreter', 'project', 'platform'],
  considers: ['requirements'],
  after: ['python.not-store-stub'],
  evaluate({ interpreter: { executable, source, trials }, project, platform, requirements }) {
    const looked = trials
      .filter(({ because }) => because !== null)
      .map(({ where, because }) => `${where}: ${because ?? ''}`)
    if (executable !== null) return pass({ interpreter: executable, source })
    return fail({
      message: 'No Python interpreter was found for this project.',
      evidence: { looked },
      remedy: makeEnvironment(project, requirements, platform.host),
    })
  },
})
