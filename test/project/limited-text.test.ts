import { describe, expect, it } from 'vitest'
import { findBeatCommands } from '../../src/project/beat-commands.ts'
import { findStarts } from '../../src/project/launch-commands/find-launch-commands.ts'
import { limitedText, withoutLongLines } from '../../src/project/limited-text.ts'
import { findPrograms } from '../../src/project/programs/find-programs.ts'
import { makeTree } from './tree.ts'

const WORKER = 'celery -A proj worker\n'

it('leaves what people write as it is', () => {
  const text = `services:\n  a: &a\n    command: ["celery", "-A", "x", "worker"]\n  b: *a\n`
  expect(limitedText(text)).toEqual({ text, cut: false })
  expect(withoutLongLines(text)).toBe(text)
})

it('empties long lines, and keeps the number of the others', () => {
  expect(withoutLongLines(`a\n${'x'.repeat(5_000)}\nb`)).toBe('a\n\nb')
})

it.each<[what: string, text: string]>([
  ['very large', `${'a line\n'.repeat(50_000)}${WORKER}`],
  ['with a very long line', `a\n${'x'.repeat(5_000)} ${WORKER}`],
  ['with thousands of commands', WORKER.repeat(3_000)],
  ['that goes on without end', 'celery \\\n'.repeat(3_000)],
  ['nested', WORKER + '{\n'.repeat(3_000)],
  ['of anchors', WORKER + Array.from({ length: 3_000 }, (_, i) => `x${i}: &a${i} [*a${i - 1}]`).join('\n')],
])('leaves out a part of a text %s', (_, text) => {
  const limited = limitedText(text)
  expect(limited.cut).toBe(true)
  expect(limited.text.length).toBeLessThan(text.length)
})

it('says nothing of a large text without a word of Celery in what was left out', () => {
  expect(limitedText(`${WORKER}${'a line\n'.repeat(50_000)}`).cut).toBe(false)
})

it('tells which files were searched in part, and whether any was not', async () => {
  const files = {
    'docker-compose.yml': `# celery worker\n${'# a line\n'.repeat(40_000)}${WORKER}`,
    Procfile: `w: ${WORKER}`.repeat(201),
    'run.sh': WORKER,
    'large.sh': '# a line\n'.repeat(500_000),
    'README.md': 'a line\n'.repeat(50_000),
  }
  const { commandSearch } = await findStarts(makeTree(files), Object.keys(files))
  expect(commandSearch).toEqual({ partly: ['docker-compose.yml', 'Procfile', 'large.sh'], complete: true })
})

it('reads scripts rather than texts where there are very many files', async () => {
  const texts = Array.from({ length: 2_001 }, (_, i): [string, string] => [`docs/${i}.md`, ''])
  const scripts = (count: number) => Array.from({ length: count }, (_, i): [string, string] => [`scripts/${i}.sh`, ''])
  const search = async (tree: Record<string, string>) => findStarts(makeTree(tree), Object.keys(tree))
  const found = await search(Object.fromEntries([...texts, ...scripts(10), ['scripts/z.sh', WORKER]]))
  expect(found.launchCommands.map(({ file }) => file)).toEqual(['scripts/z.sh'])
  expect(found.commandSearch.complete).toBe(true)
  expect((await search(Object.fromEntries(scripts(2_001)))).commandSearch).toEqual({ partly: [], complete: false })
  const code = Array.from({ length: 1_001 }, (_, i): [string, string] => [`shop/m${i}.py`, ''])
  expect((await search(Object.fromEntries(code))).commandSearch).toEqual({
    partly: [],
    complete: false,
    onlyCode: true,
  })
})

/** Each of them once took more than 40 s, or for ever. */
describe('a search comes to its end in', () => {
  const many = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => line(i)).join('')
  it.each<[file: string, text: string]>([
    ['.github/workflows/ci.yml', `# celery worker\n${'{'.repeat(500_000)}`],
    ['.github/workflows/lines.yml', `# celery worker\n${'{\n'.repeat(400_000)}`],
    ['docker-compose.yml', `# celery worker\nx0: &a0 1\n${many(40_000, (i) => `x${i + 1}: &a${i + 1} [*a${i}]\n`)}`],
    ['start.sh', `${many(15_000, (i) => `export X${i}=${i}\n`)}${WORKER.repeat(3_000)}`],
    ['run.sh', `celery worker ${'$('.repeat(450_000)}\n`],
    ['Procfile', `w: celery -A proj worker -Q ${'a'.repeat(900_000)}\n`],
    ['README.md', `\`\`\`\n${many(25_000, (i) => `celery -A proj${i} worker\n`)}\`\`\`\n`],
    ['docs/ticks.md', `celery worker ${'`'.repeat(900_000)}`],
    ['package.json', `{"scripts": {"worker": "celery -A proj worker"}, "x": ${'['.repeat(400_000)}`],
    ['Dockerfile', `FROM x\n${'CMD celery -A proj worker \\\n'.repeat(30_000)}`],
    ['go.sh', `celery worker \\\n${'a \\\n'.repeat(200_000)}`],
    ['s.conf', `[program:x]\n${'command=celery -A proj worker\n'.repeat(30_000)}`],
    ['Makefile', `w:\n${'\tcelery -A proj worker\n'.repeat(30_000)}`],
    ['w.service', `[Service]\nExecStart=celery -A proj worker ${'$A'.repeat(200_000)}`],
    ['x.py', `import celery; x = "worker" ${"'\\".repeat(400_000)}`],
  ])('%s', async (file, text) => {
    const root = makeTree({ [file]: text })
    const { launchCommands } = await findStarts(root, [file])
    expect(launchCommands.length).toBeLessThanOrEqual(200)
    expect((await findBeatCommands(root, [file])).length).toBeLessThanOrEqual(200)
    expect((await findPrograms(root, [file])).length).toBeLessThanOrEqual(200)
  })
})

it('parses no more YAML than a limit for all files together, reads the small ones beside, and tells so', async () => {
  const large = `# celery worker\n${'# a line\n'.repeat(25_000)}`
  const files = Object.fromEntries(['a', 'b', 'c'].map((name) => [`${name}/compose.yaml`, large]))
  const tree = { ...files, 'compose.yaml': `services:\n  w:\n    command: ${WORKER}`, 'run.sh': WORKER }
  const { launchCommands, commandSearch } = await findStarts(makeTree(tree), Object.keys(tree))
  expect(launchCommands.map(({ file }) => file)).toEqual(['compose.yaml', 'run.sh'])
  expect(commandSearch).toEqual({ partly: [], complete: false })
})
