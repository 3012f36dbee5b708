import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'

/** On Windows `python` may be an empty file that opens the Microsoft Store and runs nothing. */
export const notStoreStub = defineCheck({
  id: 'python.not-store-stub',
  title: "Python isn't the Microsoft Store's stub",
  tier: 'static',
  severity: 'error',
  needs: ['interpreter', 'platform'],
  evaluate({ interpreter: { executable, storeStub }, platform }) {
    if (platform.host !== 'windows') return skip('only Windows has such a stub')
    if (executable !== null || storeStub === null) return pass({ python: executable })
    return fail({
      message: "The only python found is the Microsoft Store's stub: it opens the shop and runs nothing.",
      evidence: { stub: storeStub },
      remedy: remedy(
        "Install Python from python.org or with winget, or make the project's virtual environment; the stub can be switched off under Settings, Apps, App execution aliases.",
        command('winget', 'install', 'Python.Python.3.13'),
      ),
    })
  },
})
