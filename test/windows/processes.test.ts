import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import type { RunResult } from '../../src/platform/run-process.ts'
import { startProcess } from '../../src/platform/start-process.ts'
import { repository } from '../support/run-bin.ts'
import { lane, laneEnvironment, windowsPath } from './support/lane.ts'
import { newFolder } from './support/project.ts'

/** A project with a planted program, and a folder on PATH with a real one, a batch file and a script. */
function folders() {
  const folder = newFolder('processes')
  const [project, bin] = [join(folder, 'a project'), join(folder, 'on path')]
  mkdirSync(project)
  mkdirSync(bin)
  copyFileSync(lane.node, join(project, 'planted.exe'))
  copyFileSync(lane.node, join(bin, 'tool.exe'))
  writeFileSync(join(bin, 'shim.cmd'), '@echo off\r\necho ran %*\r\n')
  writeFileSync(join(bin, 'script'), '#!/usr/bin/env tool\n')
  return { folder, project: windowsPath(project), bin: windowsPath(bin) }
}

async function run(programs: (bin: string) => readonly (readonly string[])[]): Promise<RunResult[]> {
  const { folder, project, bin } = folders()
  const outfile = join(folder, 'run-processes.mjs')
  const source = join(repository, 'test', 'fixtures', 'programs', 'run-processes.ts')
  // execa is in part CommonJS, which requires Node's own modules.
  const banner = { js: "const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);" }
  await build({ entryPoints: [source], outfile, bundle: true, platform: 'node', format: 'esm', banner })
  const words = [lane.node, windowsPath(outfile), project, `.;${bin}`, JSON.stringify(programs(bin))]
  const [file = '', ...args] = lane.wine === null ? words : [lane.wine.program, ...words]
  // Into a file: under Wine Node can't write to a pipe of this system.
  const logFile = join(folder, 'results.json')
  const running = startProcess(file, args, { cwd: folder, env: laneEnvironment({}), logFile })
  await running.gone
  const text = readFileSync(logFile, 'utf8')
  if (running.exitCode !== 0) throw new Error(text)
  return JSON.parse(text.split('\n').find((line) => line.startsWith('[{')) ?? '[]') as RunResult[]
}

it('starts executables on PATH and by path, with their arguments unchanged; nothing from the current directory or by a shell', async () => {
  const words = ['a b', '%PATH%', '"q"', '&x', '^']
  const results = await run((bin) => [
    ['planted'],
    ['planted.exe'],
    ['tool', '-p', 'JSON.stringify(process.argv.slice(1))', ...words],
    [`${bin}\\tool`, '-p', '1'],
    [`${bin}\\shim.cmd`, '&echo'],
    ['shim'],
    [`${bin}\\script`],
    ['C:\\nowhere\\tool.exe'],
  ])
  expect(results.map(({ startError, stdout }) => startError?.replace(/^.*\\/, '') ?? stdout)).toEqual([
    'spawn planted ENOENT',
    'spawn planted.exe ENOENT',
    `${JSON.stringify(words)}\n`,
    '1\n',
    'shim.cmd is not an .exe file',
    'spawn shim ENOENT',
    'script is not an .exe file',
    'tool.exe ENOENT',
  ])
})
