import fc from 'fast-check'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { bashScript } from '../../src/completion/bash.ts'
import { fishScript } from '../../src/completion/fish.ts'
import { zshScript } from '../../src/completion/zsh.ts'
import { hasShell, shellOutput } from '../support/shells.ts'
import { treeWith } from './tree.ts'

const folder = mkdtempSync(join(tmpdir(), 'poolwise-completion-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const CHARACTERS = `' " \` $ \\ [ ] ( ) { } : ; , & | < > * ? ! # ~ % @ = - _`

/** Characters that mean something to some shell, and commands that would leave a file. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: fc.constantFrom(...CHARACTERS.split(' ')), minLength: 1, maxLength: 3 }),
      fc.constantFrom('$(touch ran)', '`touch ran`', "'; touch ran; '", ' ', 'é'),
      fc.constantFrom('the', 'broker', 'x'),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join('').trim())
  .filter((text) => text !== '')

const RUNS = { numRuns: 25 }

/** Each script is a file: what is sourced is what a user sources. */
function scriptFile(script: string): string {
  const file = join(folder, 'script')
  writeFileSync(file, script)
  return file
}

const nothingRan = () => expect(readdirSync(folder)).not.toContain('ran')

it.skipIf(!hasShell('bash'))('bash offers a word as it is', () =>
  fc.assert(
    fc.asyncProperty(hostile, async (word) => {
      const file = scriptFile(bashScript(treeWith('', word)))
      const test =
        'source "$1"; COMP_WORDS=(poolwise doctor --only ""); COMP_CWORD=3; _poolwise; printf "%s" "${COMPREPLY[0]}"'
      expect(await shellOutput('bash', test, { cwd: folder, args: [file] })).toBe(word)
      nothingRan()
    }),
    RUNS,
  ),
)

it.skipIf(!hasShell('fish'))('fish shows a description as it is', () =>
  fc.assert(
    fc.asyncProperty(hostile, async (description) => {
      const file = scriptFile(fishScript(treeWith(description)))
      const test = `source ${file}; complete -C "poolwise doctor --fi"; complete -C "poolwise doctor --only b"; complete -C "poolwise worker "`
      expect((await shellOutput('fish', test, { cwd: folder })).trimEnd().split('\n')).toEqual([
        `--fix\t${description}`,
        `broker.reachable\t${description}`,
        `launch\t${description}`,
      ])
      nothingRan()
    }),
    RUNS,
  ),
)

it.skipIf(!hasShell('zsh'))('zsh hands a description to its functions as it is', () =>
  fc.assert(
    fc.asyncProperty(hostile, async (description) => {
      const file = scriptFile(zshScript(treeWith(description)))
      // The functions of the completion system, which only a terminal has, print what they get.
      const test = `
        compdef() { : }
        _arguments() { print -rl -- "$@" }
        _describe() { print -rl -- "\${(P@)4}" }
        source $1
        words=(poolwise doctor); CURRENT=2
        _poolwise_doctor; _poolwise_checks`
      const lines = (await shellOutput('zsh', test, { cwd: folder, args: [file] })).split('\n')
      const inBrackets = description.replaceAll(/[\\[\]:]/g, String.raw`\$&`)
      expect(lines).toContain(`(--fix -f)--fix[${inBrackets}]`)
      expect(lines).toContain(`broker.reachable:${description.replaceAll('\\', String.raw`\\`)}`)
      nothingRan()
    }),
    RUNS,
  ),
)
