import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalogue } from '../../src/checks/catalogue.ts'
import { notPasted, shellRows, workerRows } from '../support/pasted-table.ts'
import { pasteRows } from '../windows/support/paste-rows.ts'

/** Every check that can print a command is pasted by a test, or has a reason why not. */

const folder = resolve(import.meta.dirname, '..', '..', 'src', 'checks')

/** What makes commands: `src/checks/remedy`, and commands that a check writes itself. */
const MAKES =
  /\b(?:command|shownCommand|remedyCommand|installPackage|installCelery|makeEnvironment|environmentCommands|venvCommands|soloPool|workerCommand|workerWithPool|importCure|hintCure)\(|\bargv: \[|\boneFinding\(/

/** A check's own text and that of the modules of its folder that it uses. */
function sourceOf(file: string, seen = new Set<string>()): string {
  if (seen.has(file)) return ''
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  const used = [...text.matchAll(/^import (?!type).* from '(\.[^']+)'$/gm)].map(([, path]) =>
    join(dirname(file), path!),
  )
  const near = used.filter(
    (path) => path.startsWith(folder) && !/remedy|define-check|[/\\]launch[/\\]one-finding/.test(path),
  )
  return [text.replaceAll(/^import .*$/gm, ''), ...near.map((path) => sourceOf(path, seen))].join('\n')
}

const printing = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /^\w+[/\\][\w-]+\.ts$/.test(name))
  .flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const id = /defineCheck\(\{\s*id: '([\w.-]+)'/.exec(text)?.[1]
    return id !== undefined && MAKES.test(sourceOf(join(folder, name))) ? [id] : []
  })

const onWindows = pasteRows.flatMap(({ cures }) => cures)
const pasted = new Set([...workerRows, ...shellRows, ...onWindows].map(({ id }) => id)).add('broker.reachable')

describe('commands that are printed', () => {
  it('are pasted, or it is said why not', () => {
    expect(printing.filter((id) => !pasted.has(id) && notPasted[id] === undefined)).toEqual([])
  })

  it('the reasons are of checks that print commands', () => {
    expect(Object.keys(notPasted).filter((id) => !printing.includes(id))).toEqual([])
  })

  it('the ids exist', () => {
    const ids = catalogue.map(({ id }) => id)
    expect([...pasted, ...Object.keys(notPasted)].filter((id) => !ids.includes(id))).toEqual([])
  })
})
