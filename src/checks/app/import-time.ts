import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'

export const importTime = defineCheck({
  id: 'app.import-time',
  title: 'Importing the app is quick',
  tier: 'local',
  severity: 'warn',
  needs: ['appImport', 'appSearch', 'importLimits'],
  after: ['app.found', 'app.imports', 'app.django-settings'],
  evaluate({ appImport, appSearch, importLimits }) {
    if (appImport.status !== 'loaded') return skip("the app isn't loaded")
    const limit = importLimits.warnSeconds
    const seconds = appImport.durationMs / 1000
    const slowest = appImport.slowest.map(
      ({ module, file, ms }) => `${(ms / 1000).toFixed(1)} s ${module}${file ? ` (${file})` : ''}`,
    )
    const evidence = { took: `${seconds.toFixed(1)} s`, limit: `${limit} s` }
    if (seconds <= limit) return pass(evidence)
    const first = appImport.slowest[0]
    return fail({
      message: `Importing ${appSearch.chosen?.app ?? 'the app'} takes ${seconds.toFixed(0)} s${first ? `, most of it in ${first.module}` : ''}: so long does every start of a worker, a reload or a spawned pool child.`,
      evidence: { ...evidence, 'slowest modules, own time': slowest },
      remedy: remedy(
        'Import what is heavy inside the tasks that use it, and connect or load data there too, not at import time; import-limit under [tool.poolwise] sets another limit, in seconds.',
      ),
      location: first?.file && !first.file.startsWith('/') ? { file: first.file, line: null } : null,
    })
  },
})
