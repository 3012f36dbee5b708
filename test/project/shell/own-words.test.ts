import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ownWords } from '../../../src/project/shell/own-words.ts'

/** Not the file of poolwise itself: a file where an installed one lies, with this system's separators. */
const installed = join(process.cwd(), 'node_modules', 'vitest', 'package.json')
const elsewhere = join(process.cwd(), 'package.json')

describe('how poolwise is started from the reader’s shell', () => {
  it.each<[string, string | undefined, Readonly<Record<string, string>>, readonly string[]]>([
    ['from node_modules of the current folder', installed, {}, ['npx', 'poolwise']],
    ['from another folder', elsewhere, {}, ['node', elsewhere]],
    ['by npx or by a script of package.json', elsewhere, { npm_command: 'exec' }, ['npx', 'poolwise']],
    ['from a file that is not there any more', join(installed, 'gone'), {}, ['node', join(installed, 'gone')]],
    ['without a file', undefined, {}, ['poolwise']],
  ])('%s', (_, script, env, words) => {
    expect(ownWords(script, { PATH: '', ...env })).toEqual(words)
  })
})
