import { join, relative } from 'node:path'
import { readText } from '../read-text.ts'

const MAX_BYTES = 256 * 1024

/** The other files of the project, for a file that names one. */
export interface ProjectTexts {
  /** Relative to the root. */
  readonly files: readonly string[]
  /** Null: there is no such file. */
  read(file: string): Promise<string | null>
}

export function projectTexts(root: string, files: readonly string[]): ProjectTexts {
  const present = new Set(files)
  return {
    files,
    // `../backend/.env`, which a file above the project names, is the project's `.env`.
    read: (file) => {
      const path = file.startsWith('../') ? relative(root, join(root, file)).replaceAll('\\', '/') : file
      return present.has(path) ? readText(join(root, path), MAX_BYTES) : Promise.resolve(null)
    },
  }
}
