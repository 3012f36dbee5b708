import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runBin } from '../support/run-bin.ts'

let folder = ''
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'poolwise-first-')))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}

describe('a folder without a Python project', () => {
  const commands = [['doctor'], ['preflight'], ['pool', 'recommend'], ['worker', 'launch']]

  it.each(commands)('%s', async (...command) => {
    await write({ 'index.js': '', 'README.md': 'A page.' })
    const { exitCode, stdout, stderr } = await runBin(command, { cwd: folder })
    expect(exitCode).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(`poolwise: there is no Python project in ${folder}`)
    expect(stderr).toContain('--cwd')
    expect(stderr).not.toMatch(/pip|venv/)
  })

  it('is an error as JSON', async () => {
    const { exitCode, stdout } = await runBin(['doctor', '--json'], { cwd: folder })
    expect(exitCode).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'USAGE', exitCode: 2 } })
  })

  it.each([
    ['doctor', '--list'],
    ['doctor', '--undo'],
    ['explain', '--list'],
    ['doctor', '-A', 'shop', '--offline'],
  ])('%s %s needs none', async (...command) => {
    const { stderr } = await runBin(command, { cwd: folder, env: { XDG_STATE_HOME: folder } })
    expect(stderr).not.toContain('there is no Python project')
  })
})
