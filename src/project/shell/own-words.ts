import { realpathSync } from 'node:fs'
import { dirname, relative, sep } from 'node:path'
import { findExecutables } from '../../platform/find-executable.ts'

type Env = Readonly<Record<string, string | undefined>>

/**
 * How poolwise itself is started from the reader's shell: by its name where it is on PATH, else as it was started now.
 * @param script the file that Node.js runs, absolute
 */
export function ownWords(script: string | undefined, env: Env): readonly string[] {
  // npm adds the folders of a project's and of npx's own packages to PATH, for its children alone.
  const ofNpm = /[/\\]node_modules[/\\]\.bin$/
  if (findExecutables('poolwise', env).some((file) => !ofNpm.test(dirname(file)))) return ['poolwise']
  if (env['npm_command'] !== undefined || env['npm_execpath'] !== undefined) return ['npx', 'poolwise']
  if (script === undefined) return ['poolwise']
  return isInstalled(script) ? ['npx', 'poolwise'] : ['node', script]
}

/** In the node_modules of the folder in which the reader stands, where npx finds it. */
function isInstalled(script: string): boolean {
  try {
    return relative(realpathSync(process.cwd()), realpathSync(script)).startsWith(`node_modules${sep}`)
  } catch {
    return false
  }
}
