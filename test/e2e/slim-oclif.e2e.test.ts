import { describe, expect, it } from 'vitest'
import { lazyRequires } from '../../scripts/lib/slim-oclif.js'
import { runProcess } from '../../src/platform/run-process.ts'
import { repository, runBin } from '../support/run-bin.ts'

/** The same arguments, by @oclif/core as it is installed. */
async function wholeOclif(args: readonly string[]): Promise<string> {
  const source = `import { run, settings } from '@oclif/core'
    settings.enableAutoTranspile = false
    await run(${JSON.stringify(args)}, { root: process.cwd() })`
  const { stdout } = await runProcess(process.execPath, ['--input-type=module', '-e', source], {
    cwd: repository,
    env: { ...process.env, NO_COLOR: '1' },
    deadlineMs: 60_000,
  })
  return stdout
}

describe('the bundled oclif prints what the whole one prints', () => {
  it.each([
    ['--help'],
    ['--version'],
    ['doctor --help'],
    ['preflight --help'],
    ['explain --help'],
    ['reproduce --help'],
    ['pool'],
    ['pool recommend --help'],
    ['worker launch --help'],
  ])('poolwise %s', async (line) => {
    const args = line.split(' ')
    const { stdout, stderr } = await runBin(args)
    expect(stderr).toBe('')
    expect(stdout).toBe(await wholeOclif(args))
    expect(stdout).not.toContain('<%')
  })
})

it.each(['doctor', 'preflight', 'explain', 'reproduce', 'pool recommend', 'worker launch'])(
  'help of %s prints no sentence twice, and wraps no paragraph by hand',
  async (command) => {
    const { stdout } = await runBin([...command.split(' '), '--help'])
    const paragraphs = stdout.split(/\n\s*\n/).map((text) => text.replaceAll(/\s+/g, ' ').trim())
    expect(new Set(paragraphs).size).toBe(paragraphs.length)
    expect(stdout).toMatch(/^[a-z].*[^.]\n\nUSAGE\n/)
  },
)

it('a require moves to where its result is used', () => {
  const source = `"use strict";
const fs_1 = require("node:fs");
const ansis_1 = __importDefault(require("ansis"));
const plain = require('plain');
exports.read = () => (0, fs_1.readFileSync)('file');
exports.red = (text) => new ansis_1.default.Ansis(text);
`
  expect(lazyRequires(source).trim()).toBe(`"use strict";


const plain = require('plain');
exports.read = () => (0, (require("node:fs")).readFileSync)('file');
exports.red = (text) => new (__importDefault(require("ansis"))).default.Ansis(text);`)
})
