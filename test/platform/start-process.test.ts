import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { hostOs } from '../../src/platform/os.ts'
import { startProcess, type StartedProcess } from '../../src/platform/start-process.ts'
import { alive, until } from '../support/processes.ts'

const folder = mkdtempSync(join(tmpdir(), 'start-process-'))
const posix = hostOs() !== 'windows'
let logs = 0

/** JavaScript, run by this Node.js, and its log so far. */
function node(code: string): { process: StartedProcess; log: () => string } {
  const logFile = join(folder, `${++logs}.log`)
  writeFileSync(logFile, '$ node\n')
  const options = { cwd: folder, env: process.env, logFile }
  return { process: startProcess(process.execPath, ['-e', code], options), log: () => readFileSync(logFile, 'utf8') }
}

it('appends both streams to the log, in order, and tells how it exited', async () => {
  const { process, log } = node("console.log('1'); console.error('2'); console.log('3'); process.exit(4)")
  await process.gone
  expect(log()).toBe('$ node\n1\n2\n3\n')
  expect(process).toMatchObject({ exitCode: 4, signal: null, startError: null })
})

it('knows no exit code while the program runs', async () => {
  const { process, log } = node("console.log('up'); setInterval(() => {}, 1000)")
  await until(() => log().includes('up'))
  expect(process).toMatchObject({ exitCode: null, signal: null, startError: null })
  await process.end()
  if (posix) expect(process).toMatchObject({ exitCode: null, signal: 'SIGKILL' })
  await process.end()
})

it.each([
  ['', false, posix],
  [', in a session of its own', true, hostOs() === 'linux'],
])('kills what the program has started, even once it has exited itself%s', async (_, detached, possible) => {
  if (!possible) return
  const { process, log } = node(`
    const options = { stdio: 'ignore', detached: ${detached} }
    const sleeper = require('child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], options)
    sleeper.unref()
    console.log(sleeper.pid)`)
  await process.gone
  const sleeper = Number(log().split('\n')[1])
  expect(alive(sleeper)).toBe(true)
  await process.end()
  await until(() => !alive(sleeper))
})

const refused: readonly [title: string, file: string, args: string[], cwd: string, because: RegExp][] = [
  ['a program that is not there', '/nowhere/program', [], folder, /ENOENT/],
  ['a folder', folder, [], folder, /EACCES/],
  [
    'in a working directory that is not there',
    process.execPath,
    [],
    join(folder, 'missing'),
    /^the working directory .*missing is not a folder$/,
  ],
  ['an argument with a NUL', process.execPath, ['a\0b'], folder, /null byte/],
]
it.skipIf(!posix).each(refused)('does not start %s', async (_, file, args, cwd, because) => {
  const started = startProcess(file, args, { cwd, env: {}, logFile: join(folder, 'refused.log') })
  await started.gone
  expect(started).toMatchObject({ exitCode: null, signal: null, startError: expect.stringMatching(because) as string })
  await started.end()
})
