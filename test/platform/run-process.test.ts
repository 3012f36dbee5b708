import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { hostOs } from '../../src/platform/os.ts'
import { runProcess, type RunOptions, type RunResult } from '../../src/platform/run-process.ts'
import { MAX_WAIT_MS } from '../support/deadlines.ts'
import { alive, until } from '../support/processes.ts'

const folder = mkdtempSync(join(tmpdir(), 'run-process-'))
const posix = hostOs() !== 'windows'

/** JavaScript, run by this Node.js. */
const node = (code: string, options: Partial<RunOptions> = {}) =>
  runProcess(process.execPath, ['-e', code], { cwd: folder, env: process.env, deadlineMs: MAX_WAIT_MS, ...options })

const start = (file: string, options: Partial<RunOptions> = {}, args: readonly string[] = []) =>
  runProcess(file, args, { cwd: folder, env: process.env, deadlineMs: MAX_WAIT_MS, ...options })

/** A program which starts a grandchild that sleeps, says its process id, and then goes on with `then`. */
const withGrandchild = (then: string, stdio = 'inherit'): string =>
  `const sleeper = require('child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: '${stdio}' })
   process.stdout.write(String(sleeper.pid) + '\\n', () => { ${then} })`

const plain: RunResult = { exitCode: 0, signal: null, stdout: '', stderr: '', timedOut: false, startError: null }
const killed: RunResult = { ...plain, exitCode: null, signal: 'SIGKILL' }

const ends: readonly [title: string, code: string, options: Partial<RunOptions>, result: Partial<RunResult>][] = [
  ['its own exit code', 'process.exitCode = 7', {}, { ...plain, exitCode: 7 }],
  ['both streams, apart', 'console.log(1); console.error(2)', {}, { ...plain, stdout: '1\n', stderr: '2\n' }],
  [
    'the last line end and a mark',
    "process.stdout.write('\\n\\uFEFFa\\n\\n')",
    {},
    { ...plain, stdout: '\n\uFEFFa\n\n' },
  ],
  ['what is not UTF-8', 'process.stdout.write(Buffer.from([0x61, 0xff]))', {}, { ...plain, stdout: 'a\uFFFD' }],
  ['a signal', "process.kill(process.pid, 'SIGTERM')", {}, { ...plain, exitCode: null, signal: 'SIGTERM' }],
  ['input', 'process.stdin.pipe(process.stdout)', { input: 'héllo' }, { ...plain, stdout: 'héllo' }],
  ['input that is not read', '', { input: 'x'.repeat(5_000_000) }, plain],
  ['no input at all', 'process.stdin.on("end", () => console.log("end")).resume()', {}, { ...plain, stdout: 'end\n' }],
  [
    'the environment as given',
    'console.log(Object.keys(process.env).includes("HOME"))',
    { env: { A: '1', HOME: undefined } },
    { ...plain, stdout: 'false\n' },
  ],
]
it.each(ends)('tells %s', async (_, code, options, result) => {
  if (!posix && result.signal) return
  expect(await node(code, options)).toMatchObject(result)
})

it('takes all of a large output, and of stderr its end', async () => {
  const result = await node(`
    process.stdout.write('o'.repeat(20_000_000))
    process.stderr.write('é'.repeat(1_000_000) + 'end')`)
  expect(result.stdout.length).toBe(20_000_000)
  expect(result.stderr).toBe(`${'é'.repeat(64 * 1024 - 3)}end`)
})

it('hands output on as it arrives', async () => {
  const seen: string[] = []
  const result = await node("process.stdout.write('out'); process.stderr.write('err')", {
    onStdout: (chunk) => seen.push(`stdout ${chunk.toString()}`),
    onStderr: (chunk) => seen.push(`stderr ${chunk.toString()}`),
  })
  expect(seen.sort()).toEqual(['stderr err', 'stdout out'])
  expect(result).toEqual({ ...plain, stderr: 'err' })
})

it.skipIf(!posix)('kills a program that ignores SIGTERM at its deadline', async () => {
  const code =
    "for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(name, () => {}); setInterval(() => {}, 1000)"
  expect(await node(code, { deadlineMs: 1_000 })).toEqual({ ...killed, timedOut: true })
})

it('kills what the program has started at its deadline, too', async () => {
  // On a busy machine the grandchild may start late: a longer deadline then.
  let result: RunResult
  let deadlineMs = 1_000
  do result = await node(withGrandchild('setInterval(() => {}, 1000)'), { deadlineMs })
  while (result.stdout === '' && (deadlineMs *= 3) < 30_000)
  expect(result.timedOut).toBe(true)
  const grandchild = Number(result.stdout)
  expect(grandchild).toBeGreaterThan(0)
  await until(() => !alive(grandchild))
}, 60_000)

const DETACHED = { stdio: 'ignore', detached: true }
const spawned = (code: string, options: object, by: 'spawn' | 'spawnSync' = 'spawn'): string =>
  `require('child_process').${by}(process.execPath, ['-e', ${JSON.stringify(code)}], ${JSON.stringify(options)})`
it.skipIf(hostOs() !== 'linux').each([
  ['in a session of its own', (sleeper: string) => spawned(sleeper, DETACHED)],
  ['that has none of its environment', (sleeper: string) => spawned(sleeper, { ...DETACHED, env: {} })],
  ['whose parent has ended', (sleeper: string) => spawned(`${spawned(sleeper, DETACHED)}.unref()`, {}, 'spawnSync')],
])('kills a descendant %s when it is aborted', async (_, start) => {
  const told = join(mkdtempSync(join(folder, 'descendant-')), 'pid')
  const sleeper = `require('fs').writeFileSync(${JSON.stringify(told)}, process.pid + '.'); setTimeout(() => {}, 60000)`
  const abort = new AbortController()
  let started = false
  const running = node(`${start(sleeper)}; console.log(); setInterval(() => {}, 1000)`, {
    signal: abort.signal,
    onStdout: () => (started = true),
  })
  await until(() => started && existsSync(told) && readFileSync(told, 'utf8').endsWith('.'))
  abort.abort()
  expect(await running).toEqual(killed)
  await until(() => !alive(Number.parseInt(readFileSync(told, 'utf8'))))
})

it('ends with the program: a grandchild that holds its pipes is killed', async () => {
  const result = await node(withGrandchild('process.exit(3)'))
  expect(result).toMatchObject({ exitCode: 3, signal: null, timedOut: false })
  if (posix) await until(() => !alive(Number(result.stdout)))
})

it.skipIf(!posix)('does not wait for a daemon that holds its pipes', async () => {
  const code = withGrandchild('process.exit(0)').replace("stdio: 'inherit'", "stdio: 'inherit', detached: true")
  const result = await node(code, { onStderr: () => undefined })
  try {
    expect(result).toMatchObject({ exitCode: 0, timedOut: false })
    expect(alive(Number(result.stdout))).toBe(true)
  } finally {
    process.kill(Number(result.stdout), 'SIGKILL')
  }
})

it('leaves a grandchild alone that holds nothing', async () => {
  const result = await node(withGrandchild('process.exit(0)', 'ignore'))
  expect(alive(Number(result.stdout))).toBe(true)
  process.kill(Number(result.stdout), 'SIGKILL')
})

it('kills the tree when it is aborted', async () => {
  const abort = new AbortController()
  let grandchild = 0
  const running = node(withGrandchild('setInterval(() => {}, 1000)'), {
    signal: abort.signal,
    onStdout: (chunk) => {
      grandchild = Number(chunk)
      abort.abort()
    },
  })
  expect(await running).toMatchObject({ exitCode: posix ? null : 1, timedOut: false, startError: null })
  await until(() => !alive(grandchild))
})

it('starts nothing once it is aborted', async () => {
  const marker = join(folder, 'started')
  const result = await node(`require('fs').writeFileSync(${JSON.stringify(marker)}, '')`, {
    signal: AbortSignal.abort(),
  })
  expect(result).toEqual({ ...plain, exitCode: null, startError: 'interrupted before it was started' })
  expect(existsSync(marker)).toBe(false)
})

it('leaves no listener at the signal that it was given', async () => {
  const { signal } = new AbortController()
  let listening = 0
  const counted = Object.assign(Object.create(signal) as AbortSignal, {
    addEventListener: () => listening++,
    removeEventListener: () => listening--,
  })
  await node('', { signal: counted })
  expect(listening).toBe(0)
})

const locked = join(folder, 'locked')
writeFileSync(locked, '#!/bin/sh\n')
const script = join(folder, 'script.sh')
writeFileSync(script, 'echo no interpreter line\n')
chmodSync(script, 0o755)
const broken = join(folder, 'broken')
writeFileSync(broken, '#!/nowhere/interpreter\n')
chmodSync(broken, 0o755)
mkdirSync(join(folder, 'directory'))

const refused: readonly [title: string, run: () => Promise<RunResult>, because: RegExp][] = [
  ['a program that is not there', () => start('/nowhere/program'), /^spawn \/nowhere\/program ENOENT$/],
  ['a name that is not on PATH', () => start('no-such-program-anywhere'), /ENOENT/],
  ['a name, with no PATH', () => start('no-such-program', { env: {} }), /ENOENT/],
  ['a file that is not executable', () => start(locked), /EACCES/],
  ['a folder', () => start(join(folder, 'directory')), /EACCES/],
  ['a script whose interpreter is missing', () => start(broken), /ENOENT/],
  [
    'a working directory that is not there',
    () => node('', { cwd: join(folder, 'missing') }),
    /^the working directory .*missing is not a folder$/,
  ],
  [
    'a working directory that is a file',
    () => node('', { cwd: locked }),
    /^the working directory .*locked is not a folder$/,
  ],
  ['an argument with a NUL', () => start(process.execPath, {}, ['-e', 'a\0b']), /null bytes/],
  ['arguments that are too long', () => start(process.execPath, {}, ['-e', '0', 'x'.repeat(4_000_000)]), /E2BIG/],
]
it.skipIf(!posix).each(refused)('does not start %s', async (_, run, because) => {
  const result = await run()
  expect(result).toEqual({ ...plain, exitCode: null, startError: expect.stringMatching(because) as string })
})

it.skipIf(!posix)('passes arguments as they are: no shell reads them', async () => {
  const words = ['$HOME', '`id`', '; echo x', '"', "'", '%PATH%', '*', 'a b', '\\', '', '\n']
  const result = await start(process.execPath, {}, ['-p', 'JSON.stringify(process.argv.slice(1))', ...words])
  expect(JSON.parse(result.stdout)).toEqual(words)
})
