import { createHash } from 'node:crypto'
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { hostOs } from '../../platform/os.ts'
import { startOfText } from '../../platform/read-file.ts'

const MAX_BYTES = 256 * 1024

type Env = Readonly<Record<string, string | undefined>>

/**
 * The project's environment in Poetry's cache folder, found without running Poetry, which takes about a second.
 * Poetry names it `<project>-<hash of the project's path>-py<version>`.
 * @returns null unless there is exactly one, and no configuration that could make Poetry use another
 */
export function findInPoetryCache(root: string, env: Env): string | null {
  if (existsSync(join(root, 'poetry.toml')) || isConfigured(env)) return null
  const environments = environmentsFolder(env)
  const mark = `-${hashOf(root)}-py`
  try {
    const found = readdirSync(environments).filter((name) => name.includes(mark))
    return found.length === 1 ? join(environments, found[0]!) : null
  } catch {
    return null
  }
}

/** First eight characters of the URL-safe base64 form of the SHA-256 of the real path. */
function hashOf(root: string): string {
  const real = realpathSync.native(root)
  const normal = hostOs() === 'windows' ? real.toLowerCase().replaceAll('/', '\\') : real
  return createHash('sha256').update(normal).digest('base64url').slice(0, 8)
}

function environmentsFolder(env: Env): string {
  const home = homedir()
  const cache = {
    linux: () => join(env['XDG_CACHE_HOME'] || join(home, '.cache'), 'pypoetry'),
    macos: () => join(home, 'Library', 'Caches', 'pypoetry'),
    windows: () => join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'pypoetry', 'Cache'),
  }[hostOs()]
  return env['POETRY_VIRTUALENVS_PATH'] ?? join(env['POETRY_CACHE_DIR'] ?? cache(), 'virtualenvs')
}

/** Whether the user's own configuration has settings for environments or caches. */
function isConfigured(env: Env): boolean {
  const home = homedir()
  const folder = {
    linux: () => join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'pypoetry'),
    macos: () => join(home, 'Library', 'Application Support', 'pypoetry'),
    windows: () => join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'pypoetry'),
  }[hostOs()]
  const file = join(env['POETRY_CONFIG_DIR'] ?? folder(), 'config.toml')
  return /virtualenvs|cache-dir/.test(startOfText(file, MAX_BYTES))
}
