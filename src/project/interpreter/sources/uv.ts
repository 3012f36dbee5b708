import { resolve } from 'node:path'
import { foldersUpToRepositoryTop } from '../../repository-top.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { tryEnvironment } from '../environment-folder.ts'
import type { InterpreterLookup } from '../search.ts'

/**
 * uv's environment is `.venv` beside uv.lock, or the folder in UV_PROJECT_ENVIRONMENT, relative to the workspace's root.
 * Running uv would create one.
 */
export const uv: InterpreterLookup = {
  source: 'uv',
  explicit: false,
  startsProgram: false,
  look({ managed, manager, env }) {
    if (manager !== 'uv') return []
    const workspace = foldersUpToRepositoryTop(managed).find((folder) => existsSync(join(folder, 'uv.lock'))) ?? managed
    const named = env['UV_PROJECT_ENVIRONMENT']
    const folder = resolve(workspace, named || '.venv')
    return [tryEnvironment('uv', named ? `UV_PROJECT_ENVIRONMENT=${named}` : folder, folder)]
  },
}
