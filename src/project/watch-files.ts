import type { Stats } from 'node:fs'
import { existsSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { isOutputFolder, isSkippedFolder } from './skipped-folders.ts'

/** Files that the diagnosis depends on; not files that a running worker writes: databases, logs, schedules. */
const DECIDES =
  /(?:\.(?:py|toml|cfg|ini|txt|in|lock|md|rst|ya?ml|json|conf|service|sh|bat|cmd|ps1|env)|^\.env[\w.-]*|^(?:makefile|justfile|procfile|pipfile|dockerfile)[\w.-]*)$/i

/** Milliseconds without a further change: editors write in several steps, pip writes thousands of files. */
const QUIET_MS = 300

export interface Watched {
  /** The changed files, relative to the root, after a moment without further changes. */
  next(): Promise<readonly string[]>
  /** Environments are watched as well: installing packages changes the diagnosis. */
  watchPackages(folders: readonly string[]): void
  close(): Promise<void>
}

/** Watches the files of a project that its diagnosis depends on. */
export async function watchFiles(root: string, signal: AbortSignal): Promise<Watched> {
  const { watch } = await import('chokidar')
  const changed = new Set<string>()
  let wake: () => void = () => undefined
  let failure: Error | null = null
  let timer: NodeJS.Timeout | undefined
  const note = (path: string) => {
    changed.add(relative(root, path) || path)
    clearTimeout(timer)
    timer = setTimeout(() => wake(), QUIET_MS)
  }
  const fail = (error: unknown) => {
    failure = error instanceof Error ? error : new Error(String(error))
    wake()
  }
  const options = { ignoreInitial: true, followSymlinks: false } as const
  const files = watch(root, { ...options, ignored: (path, stats) => path !== root && isIgnored(path, stats) })
  const packages = watch([], {
    ...options,
    depth: 0,
    ignored: (path) => path.endsWith('.py') || path.includes('__pycache__'),
  })
  files.on('all', (_event, path) => note(path)).on('error', fail)
  packages.on('all', (_event, path) => {
    if (/\.(?:dist-info|egg-info|pth)$/.test(path)) note(path)
  })
  packages.on('error', fail)
  signal.addEventListener('abort', () => wake(), { once: true })
  await new Promise<void>((resolve) => {
    wake = resolve
    files.once('ready', () => resolve())
    if (signal.aborted) resolve()
  })
  return {
    next: async () => {
      while (!signal.aborted && failure === null && changed.size === 0) {
        await new Promise<void>((resolve) => (wake = resolve))
      }
      if (failure !== null) throw failure
      const names = [...changed].sort()
      changed.clear()
      return names
    },
    watchPackages: (folders) => {
      packages.add([...folders])
    },
    close: async () => {
      clearTimeout(timer)
      await Promise.all([files.close(), packages.close()])
    },
  }
}

function isIgnored(path: string, stats: Stats | undefined): boolean {
  const name = basename(path)
  // Of an environment only its creation and removal: its contents are many files of installed packages.
  if (existsSync(join(dirname(path), 'pyvenv.cfg'))) return name !== 'pyvenv.cfg'
  if (/^(?:\.venv|venv|env)$/.test(name)) return false
  if (/^(?:\.venv|venv|env)$/.test(basename(dirname(path)))) return name !== 'pyvenv.cfg'
  if (!stats) return false
  return stats.isDirectory() ? isSkippedFolder(name) || isOutputFolder(name) : !DECIDES.test(name)
}
