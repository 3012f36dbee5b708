import type { Explanation } from '../../failures/explanation.ts'
import type { Page, PageList } from '../../failures/pages.ts'
import type { Theme } from '../../render/theme.ts'

export type ExplainOutput = Explanation | Page | PageList

export interface ExplainFlags {
  readonly follow: boolean
  readonly list: boolean
  readonly json: boolean
  readonly quiet: boolean
  readonly cwd: string | undefined
  /** The package's folder, where the pages are. */
  readonly root: string
  readonly theme: Theme
}

export interface Explained {
  readonly output: ExplainOutput
  readonly text: string
  readonly exitCode: number
}
