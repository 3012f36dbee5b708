import { askTool } from '../ask-tool.ts'
import { tryEnvironment } from '../environment-folder.ts'
import { findInPoetryCache } from '../poetry-cache.ts'
import type { InterpreterLookup } from '../search.ts'

/** Poetry keeps environments in a cache folder unless `virtualenvs.in-project` is set (then it is `.venv`). */
export const poetry: InterpreterLookup = {
  source: 'poetry',
  explicit: false,
  startsProgram: true,
  async look(search) {
    if (search.manager !== 'poetry') return []
    const cached = findInPoetryCache(search.managed, search.env)
    if (cached) {
      const trial = tryEnvironment('poetry', cached, cached)
      if (trial.executable) return [trial]
    }
    return [await askTool('poetry', ['poetry', 'env', 'info', '-p'], search)]
  },
}
