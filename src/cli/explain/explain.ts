import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { exitCodes } from '../../exit-codes.ts'
import { findPage } from '../../failures/pages.ts'
import type { Explained, ExplainFlags } from './explained.ts'

/** Explains logs, the page of one id, or the list of all ids. Each loads only what it needs. */
export async function explain(words: readonly string[], flags: ExplainFlags): Promise<Explained> {
  const { root, theme } = flags
  if (flags.list) {
    const [{ listPages }, { listHuman }] = await Promise.all([
      import('../../failures/list-pages.ts'),
      import('../../render/human/explain-list.ts'),
    ])
    const output = listPages(root)
    return { output, text: listHuman(output, theme), exitCode: exitCodes.healthy }
  }
  const names = words.map((word) => (word === '-' || flags.cwd === undefined ? word : resolve(flags.cwd, word)))
  const page = words.length === 1 && !existsSync(names[0]!) ? findPage(words[0]!, root) : null
  if (page) {
    const { pageHuman } = await import('../../render/human/page.ts')
    return { output: page, text: pageHuman(page, theme), exitCode: exitCodes.healthy }
  }
  const { explainInputs } = await import('./explain-inputs.ts')
  return explainInputs(words, names, flags)
}
