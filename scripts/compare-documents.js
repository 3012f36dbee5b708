// node scripts/compare-documents.js OTHER_CHECKOUT [--only WORD] [--keep FOLDER]
// Runs this checkout and another one, both built, on every fixture project, on the example and on every fixture log, and
// compares the JSON documents. For changes that must not change what poolwise says.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { cases } from './lib/document-cases.js'
import { differences } from './lib/document-differences.js'
import { root } from './lib/paths.js'
import { run } from './lib/run.js'
import { exampleEnv } from './lib/setup.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Only the cases whose name contains it. */
    only: { type: 'string', default: '' },
    /** Where the other checkout's documents are kept and looked for, so that they are made only once. */
    keep: { type: 'string' },
  },
})
const { keep } = values
const [other = ''] = positionals
if (other === '' || !existsSync(join(other, 'dist', 'cli', 'main.js'))) {
  process.stderr.write('Name another checkout, with its dist/ built: node scripts/compare-documents.js ../before\n')
  process.exit(2)
}

/**
 * @param {string} checkout
 * @param {import('./lib/document-cases.js').Case} one
 */
async function documentOf(checkout, { args, cwd }) {
  const { code, stdout, stderr, timedOut } = await run(process.execPath, [join(checkout, 'bin', 'run.js'), ...args], {
    cwd,
    env: { ...exampleEnv(), NO_COLOR: '1' },
    deadlineMs: 300_000,
  })
  try {
    // Kept documents may have been made where the fixtures were in another folder.
    return { exitCode: code, document: JSON.parse(stdout.replaceAll(root, '')) }
  } catch {
    return { exitCode: code, document: null, timedOut, text: stdout + stderr }
  }
}

/** @param {import('./lib/document-cases.js').Case} one */
async function before(one) {
  const kept = keep === undefined ? null : join(keep, `${one.name.replaceAll(/[^\w.-]+/g, '_')}.json`)
  if (kept !== null && existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8'))
  const made = await documentOf(resolve(other), one)
  if (keep !== undefined && kept !== null) {
    mkdirSync(keep, { recursive: true })
    writeFileSync(kept, JSON.stringify(made))
  }
  return made
}

const todo = (await cases()).filter(({ name }) => name.includes(values.only))
/** @type {Map<string, string[]>} each changed text, and the cases it was seen in */
const texts = new Map()
let changed = 0
const total = todo.length

async function worker() {
  for (let one = todo.shift(); one; one = todo.shift()) {
    const { facts, words } = differences(await before(one), await documentOf(root, one))
    for (const word of words) texts.set(word, [...(texts.get(word) ?? []), one.name])
    if (facts.length === 0) continue
    changed++
    process.stdout.write(`\n${one.name}\n${facts.map((line) => `  ${line}\n`).join('')}`)
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, worker))

process.stdout.write(`\n${texts.size} texts differ\n`)
for (const [word, seen] of [...texts].sort()) process.stdout.write(`  ${word}\n      in ${seen.length}: ${seen[0]}\n`)
process.stdout.write(`\n${total} documents, ${changed} with other facts, ${texts.size} texts changed\n`)
process.exitCode = changed === 0 ? 0 : 1
