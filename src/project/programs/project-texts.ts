import { join } from 'node:path'
import { readText } from '../read-text.ts'

const MAX_BYTES = 256 * 1024

/** The other files of the project, for a file that names one. */
export interface ProjectTexts {
  /** Relative to the root. */
  readonly files: readonly string[]
  /** Null: there is no such file. */
  read(file: string): Promise<string | null>
}

export const projectTexts = (root: string, files: readonly string[]): ProjectTexts => ({
  files,
  read: (file) => (files.includes(file) ? readText(join(root, file), MAX_BYTES) : Promise.resolve(null)),
})
