import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixtureProject, runBin } from '../support/run-bin.ts'
import { venv } from '../support/venv.ts'

// Outside of this repository, whose own commands would count.
const folder = mkdtempSync(join(tmpdir(), 'poolwise-profile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let python = ''
beforeAll(async () => {
  python = await venv('celery-5.7.0')
  for (const name of ['healthy', 'import-error']) cpSync(fixtureProject(name), join(folder, name), { recursive: true })
})

/** What a run said, without times. */
async function run(args: readonly string[], project: string, env: Record<string, string> = {}) {
  const given = [...args, '--offline', '--json', '--python', python]
  const { exitCode, stdout } = await runBin(given, { cwd: join(folder, project), env })
  const { run, checks } = JSON.parse(stdout) as { run: { profile: string }; checks: { id: string; status: string }[] }
  return { exitCode, profile: run.profile, checks: checks.map(({ id, status }) => `${id} ${status}`) }
}

describe('doctor --profile ci is preflight', () => {
  it.each([
    ['healthy', [], 0],
    ['healthy', ['--target', 'macos'], 3],
    ['import-error', [], 1],
  ])('%s %j exits with %i', async (project, more, code) => {
    const preflight = await run(['preflight', ...more], project)
    expect(preflight.exitCode).toBe(code)
    expect(await run(['doctor', '--profile', 'ci', ...more], project)).toEqual(preflight)
    expect(await run(['doctor', ...more], project, { POOLWISE_PROFILE: 'ci' })).toEqual(preflight)
  })

  it('the flag wins over the variable, and preflight has its own', async () => {
    const env = { POOLWISE_PROFILE: 'ci' }
    expect((await run(['doctor', '--profile', 'dev'], 'healthy', env)).profile).toBe('dev')
    expect((await run(['preflight'], 'healthy', { POOLWISE_PROFILE: 'dev' })).profile).toBe('ci')
  })

  it.each<[file: string, variable: string, flag: string, expected: string]>([
    ['', '', '', 'dev'],
    ['ci', '', '', 'ci'],
    ['ci', 'dev', '', 'dev'],
    ['dev', 'ci', '', 'ci'],
    ['ci', 'dev', 'ci', 'ci'],
    ['ci', 'ci', 'dev', 'dev'],
  ])('file %j, variable %j, flag %j: %s', async (file, variable, flag, expected) => {
    const project = mkdtempSync(join(folder, 'settings-'))
    cpSync(fixtureProject('healthy'), project, { recursive: true })
    if (file !== '') writeFileSync(join(project, 'poolwise.toml'), `profile = "${file}"\n`)
    const args = ['doctor', '--only', 'app.found', ...(flag === '' ? [] : ['--profile', flag])]
    expect((await run(args, basename(project), { POOLWISE_PROFILE: variable })).profile).toBe(expected)
  })

  it('preflight cannot be told otherwise', async () => {
    const { exitCode, stderr } = await runBin(['preflight', '--profile', 'dev'])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('--profile dev: must be one of ci')
  })
})
