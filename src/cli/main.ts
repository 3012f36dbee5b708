import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Interfaces } from '@oclif/core'
import { run } from '@oclif/core/run'
import { settings } from '@oclif/core/settings'
import { helpWords } from './help-words.ts'
import { reportError, type OclifError } from './report-error.ts'

/**
 * Runs the command line.
 * @param root the package's folder, where package.json and the oclif manifest are
 */
export async function main(argv: string[], root: string): Promise<void> {
  // A checkout has a tsconfig.json beside dist: oclif must not look for a transpiler.
  settings.enableAutoTranspile = false
  // Given its package.json, oclif doesn't search the folders above for it.
  const pjson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Interfaces.PJSON
  try {
    await run(helpWords(argv), { root, pjson })
  } catch (error) {
    const end = argv.indexOf('--')
    const json = (end < 0 ? argv : argv.slice(0, end)).includes('--json')
    reportError(error as OclifError, { as: json ? 'document' : 'text', command: '' })
  }
  await written(process.stdout)
  await written(process.stderr)
  // A look-up in a dead DNS can't be cancelled and would keep the finished program alive for seconds.
  process.exit()
}

/** Resolves when all that was written has left, or can't. */
const written = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => stream.write('', () => resolve()))
