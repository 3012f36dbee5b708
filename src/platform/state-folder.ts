import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { hostOs } from './os.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Where a program keeps what it has to remember between runs, outside of everybody's projects. */
export function stateFolder(env: Env): string {
  const home = homedir()
  switch (hostOs()) {
    case 'windows':
      return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'poolwise')
    case 'macos':
      return join(home, 'Library', 'Application Support', 'poolwise')
    case 'linux': {
      const given = env['XDG_STATE_HOME']
      // A relative one has to be ignored, says the specification.
      return join(given && isAbsolute(given) ? given : join(home, '.local', 'state'), 'poolwise')
    }
  }
}
