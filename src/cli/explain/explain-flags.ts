import type { Theme } from '../../render/theme.ts'

export interface ExplainFlags {
  readonly follow: boolean
  readonly list: boolean
  readonly json: boolean
  readonly cwd: string | undefined
  /** The package's folder, where the pages are. */
  readonly root: string
  readonly theme: Theme
}
