import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'

export const importTime = defineCheck({
  id: 'app.import-time',
  title: 'The app imports quickly',
  tier: 'local',
  severity: 'warn',
  needs: ['appImport', 'appSearch', 'importLimits'],
  after: ['app.found', 'app.imports', 'app.django-settings'],
  evaluate({ appImport, appSearch, importLimits }) {
    if (appImport.status !== 'loaded') return skip('the app is not loaded')
    const limit = importLimits.warnSeconds
    const seconds = appImport.durationMs / 1000
    const slowest = appImport.slowest.map(
      ({ module, file, ms }) => `${(ms / 1000).toFixed(1)} s ${module}${file ? ` (${file})` : ''}`,
    )
    const evidence = { took: `${seconds.toFixed(1)} s`, limit: `${limit} s` }
    if (seconds <= limit) return pass(evidence)
    const [slow] = appImport.slowest
    // Where no module takes most of it, none is named: many small ones add up.
    const first = slow !== undefined && slow.ms * 2 >= appImport.durationMs ? slow : undefined
    return fail({
      message: `Importing ${appSearch.chosen?.app ?? 'the app'} takes ${seconds.toFixed(0)} s${first ? `, most of it in ${first.module}` : ''}. Every worker start, reload and spawned pool child takes that long.`,
      evidence: { ...evidence, 'slowest modules, own time': slowest },
      remedy: remedy(
        'Import heavy modules, open connections and load data inside the tasks that need them, not at import time. To change the limit, set import-limit (seconds) under [tool.poolwise].',
      ),
      location: first?.file && !first.file.startsWith('/') ? { file: first.file, line: null } : null,
    })
  },
})
