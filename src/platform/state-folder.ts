import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { hostOs } from './os.ts'

type Env = Readonly<Record<string, string | undefined>>

/** The folder for state that outlives a run, outside of all projects. */
export function stateFolder(env: Env): string {
  const home = homedir()
  switch (hostOs()) {
    case 'windows':
      return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'poolwise')
    case 'macos':
      return join(home, 'Library', 'Application Support', 'poolwise')
    case 'linux': {
      const given = env['XDG_STATE_HOME']
      // Relative paths must be ignored: https://specifications.freedesktop.org/basedir-spec/latest/
      return join(given && isAbsolute(given) ? given : join(home, '.local', 'state'), 'poolwise')
    }
  }
}
