import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'

/** On Windows, `python` may be an empty file that opens the Microsoft Store. */
export const notStoreStub = defineCheck({
  id: 'python.not-store-stub',
  title: 'Python is not the Microsoft Store stub',
  tier: 'static',
  severity: 'error',
  needs: ['interpreter', 'platform'],
  evaluate({ interpreter: { executable, storeStub }, platform }) {
    if (platform.host !== 'windows') return skip('only Windows has this stub')
    if (executable !== null || storeStub === null) return pass({ python: executable })
    return fail({
      message: 'The only python found is the Microsoft Store stub, which opens the Store and runs nothing.',
      evidence: { stub: storeStub },
      remedy: remedy(
        "Install Python from python.org or with winget, or create the project's virtual environment. To disable the stub: Settings > Apps > Advanced app settings > App execution aliases.",
        command('winget', 'install', 'Python.Python.3.13'),
      ),
    })
  },
})
