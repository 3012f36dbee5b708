import { Ajv } from 'ajv'
import { cp, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ErrorDocument } from '../../src/cli/error-document.ts'
import { fixtureProject, repository, runBin } from '../support/run-bin.ts'
import { venv } from '../support/venv.ts'

let python = ''
beforeAll(async () => {
  python = await venv('celery-5.7.0')
})

const schema = async (name: string) =>
  new Ajv({ strict: false }).compile(JSON.parse(await readFile(join(repository, 'schemas', `${name}.json`), 'utf8')))

describe('every --json document is one, and is what its schema says', () => {
  it.each([
    ['doctor', ['doctor', '--offline'], 'healthy'],
    ['doctor', ['doctor', '--offline'], 'import-error'],
    ['doctor', ['doctor', '--offline'], 'noisy-at-import'],
    ['doctor', ['doctor', '--offline'], 'closes-stdout'],
    ['doctor', ['doctor', '--offline', '--target', 'windows'], 'starts-prefork'],
    ['doctor', ['preflight', '--offline'], 'healthy'],
    ['pool-recommend', ['pool', 'recommend'], 'healthy'],
    ['pool-recommend', ['pool', 'recommend', '--workload', 'cpu', '--target', 'windows'], 'healthy'],
  ])('%s: poolwise %j on %s', async (name, args, project) => {
    const { stdout } = await runBin([...args, '--json', '--python', python], { cwd: fixtureProject(project) })
    const validate = await schema(name)
    validate(JSON.parse(stdout))
    expect(validate.errors).toBeNull()
  })
})

describe('exit codes are the same with and without --json', () => {
  it.each([
    ['healthy', ['doctor', '--offline'], 0],
    ['import-error', ['doctor', '--offline'], 1],
    ['import-error', ['preflight', '--offline'], 1],
    ['healthy', ['doctor', '--no-such-flag'], 2],
    ['healthy', ['doctor', '--cwd', 'no-such-folder'], 2],
    ['healthy', ['doctor', '--python', './no-such-python'], 2],
    ['healthy', ['doctor', '--target', 'solaris'], 2],
    ['healthy', ['no-such-command'], 2],
    ['import-error', ['worker', 'launch', '--auto-pool'], 2],
    ['healthy', ['preflight', '--offline', '--target', 'macos'], 3],
  ])('%s: poolwise %j → %i', async (project, args, expected) => {
    const own = args.includes('--python') || args[0] === 'no-such-command' ? [] : ['--python', python]
    const people = await runBin([...args, ...own], { cwd: fixtureProject(project) })
    const machine = await runBin([...args, ...own, '--json'], { cwd: fixtureProject(project) })
    expect([people.exitCode, machine.exitCode]).toEqual([expected, expected])
    for (const { stdout, stderr } of [people, machine]) expect(stdout + stderr).not.toMatch(/^\s+at .+:\d+:\d+/m)
  })
})

it('bad input is one message that names it and the next step', async () => {
  const { stderr, stdout } = await runBin(['doctor', '--python', './no-such-python'], {
    cwd: fixtureProject('healthy'),
  })
  expect(stdout).toBe('')
  expect(stderr).toContain('no-such-python')
  expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(3)
})

it('a mistake in the settings file names file, key and what was meant', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'poolwise-settings-'))
  try {
    await cp(fixtureProject('healthy'), folder, { recursive: true })
    await (
      await import('node:fs/promises')
    ).writeFile(join(folder, 'poolwise.toml'), '[checks]\n"broker.reachble" = "off"\n')
    const { exitCode, stderr } = await runBin(['doctor', '--offline'], { cwd: folder })
    expect(exitCode).toBe(2)
    expect(stderr.split('\n')).toEqual([
      'poolwise: poolwise.toml:2, checks."broker.reachble": there is no check "broker.reachble"',
      '    "broker.reachble" = "off"',
      '  Did you mean "broker.reachable"?',
      '',
    ])
    const { stdout } = await runBin(['doctor', '--json'], { cwd: folder })
    expect((JSON.parse(stdout) as ErrorDocument).error.location).toEqual({
      file: 'poolwise.toml',
      line: 2,
      column: null,
      source: '"broker.reachble" = "off"',
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

it('doctor changes nothing in the project', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'poolwise-untouched-'))
  try {
    await cp(fixtureProject('django-project'), folder, { recursive: true })
    const before = await tree(folder)
    await runBin(['doctor', '--python', python, '--offline', '--target', 'windows'], { cwd: folder })
    await runBin(['doctor', '--python', python, '--offline'], { cwd: folder })
    expect(await tree(folder)).toEqual(before)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

describe('planted secrets appear in no output', () => {
  const secrets = {
    url: 'pl4nted-url-secret',
    variable: 'pl4nted-variable-secret',
    traceback: 'pl4nted-traceback-secret',
    backend: 'pl4nted-backend-secret',
  }
  const env = {
    CELERY_BROKER_URL: `redis://user:${secrets.url}@127.0.0.1:1/0`,
    CELERY_RESULT_BACKEND: `redis://:${secrets.backend}@127.0.0.1:1/1`,
    SHOP_API_TOKEN: secrets.variable,
    SHOP_RAISES: `could not log in with password='${secrets.traceback}'`,
  }
  it.each([
    ['doctor', []],
    ['doctor', ['--verbose']],
    ['doctor', ['--json']],
    ['preflight', ['--json', '--target', 'windows']],
    ['pool', ['recommend', '--json']],
    ['worker', ['launch', '--dry-run']],
  ])('%s %j', async (command, args) => {
    const { stdout, stderr } = await runBin([command, ...args, '--python', python], {
      cwd: fixtureProject('leaks-secrets'),
      env,
    })
    for (const secret of Object.values(secrets)) expect(stdout + stderr).not.toContain(secret)
    expect(stdout + stderr).toMatch(/shop/)
  })
})

it('--version tells what a loaded program would, without loading it', async () => {
  const { version } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')) as { version: string }
  const { stdout, exitCode } = await runBin(['--version'])
  expect(stdout).toBe(`poolwise/${version} ${process.platform}-${process.arch} node-${process.version}\n`)
  expect(exitCode).toBe(0)
})

/** Every file with its size and time of change. */
async function tree(folder: string): Promise<[string, number, number][]> {
  const names = await readdir(folder, { recursive: true })
  return Promise.all(
    names.sort().map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name))
      return [name, size, mtimeMs] as [string, number, number]
    }),
  )
}
