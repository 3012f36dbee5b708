import { readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { hostOs } from '../../platform/os.ts'
import { startOfText } from '../../platform/read-file.ts'
import { real } from './script-interpreter.ts'

type Env = Readonly<Record<string, string | undefined>>

/**
 * The project's environment in the folder where Pipenv keeps all of them, found without running Pipenv, which takes seconds on a
 * busy machine. Each has a file `.project` with the folder of its Pipfile.
 * @returns null unless there is exactly one
 */
export function findPipenvEnvironment(root: string, env: Env): string | null {
  // Then Pipenv makes it in the project.
  if (env['PIPENV_VENV_IN_PROJECT']) return null
  const environments = environmentsFolder(env)
  const own = real(root)
  try {
    const found = readdirSync(environments)
      .map((name) => join(environments, name))
      .filter((folder) => {
        const project = startOfText(join(folder, '.project')).trim()
        return project !== '' && real(project) === own
      })
    return found.length === 1 ? found[0]! : null
  } catch {
    return null
  }
}

/** https://pipenv.pypa.io/en/latest/virtualenv.html: WORKON_HOME, or virtualenvwrapper's folder. */
function environmentsFolder(env: Env): string {
  const home = env['HOME'] || homedir()
  if (env['WORKON_HOME']) return env['WORKON_HOME'].replace(/^~(?=[/\\]|$)/, home)
  return hostOs() === 'windows'
    ? join(env['USERPROFILE'] || home, '.virtualenvs')
    : join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'virtualenvs')
}
