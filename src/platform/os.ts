import type { OsName } from '../facts/platform.ts'

/** The system this runs on. Every other module asks here, so that `--target` has one place to override. */
export function hostOs(): OsName {
  switch (process.platform) {
    case 'win32':
      return 'windows'
    case 'darwin':
      return 'macos'
    default:
      return 'linux'
  }
}

/** The interpreter of a virtual environment, relative to its root. */
export const venvPython: readonly string[] = hostOs() === 'windows' ? ['Scripts', 'python.exe'] : ['bin', 'python']
