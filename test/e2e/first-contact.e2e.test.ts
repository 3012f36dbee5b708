import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DoctorReport } from '../../src/doctor/report.ts'
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

describe('a fresh clone', () => {
  const clone = {
    'pyproject.toml':
      '[project]\nname = "shop"\nversion = "1"\ndependencies = ["celery[redis]>=5.4"]\n[dependency-groups]\ndev = []\n',
    'uv.lock': '',
    'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
    'shop/__init__.py': '',
    'shop/settings.py': 'from environ import Env\nEnv.read_env(".env")\n',
    'shop/celery.py': 'from celery import Celery\napp = Celery("shop")\n',
    '.env.example': 'BROKER=redis://localhost\n',
    'compose.yaml': 'services:\n  redis:\n    image: redis\n    ports: ["6379:6379"]\n',
    '.git/HEAD': '',
    'shop/jobs/tasks.py': '',
  }

  it.each(['', 'shop/jobs'])('has one error and its first steps, from "%s"', async (below) => {
    await write(clone)
    const { exitCode, stdout } = await runBin(['doctor', '--json', '--offline'], { cwd: join(folder, below) })
    expect(exitCode).toBe(1)
    const { checks, firstSteps = [] } = JSON.parse(stdout) as DoctorReport
    const errors = checks.filter(({ status, severity }) => status === 'fail' && severity === 'error')
    expect(errors[0]?.id).toBe('python.environment-exists')
    expect(errors[0]?.message).toContain('pyproject.toml names celery[redis]>=5.4')
    expect(errors[0]?.remediation?.commands.map(({ shell }) => shell)).toEqual(['uv sync'])
    if (below === '') {
      expect(errors).toHaveLength(1)
      expect(firstSteps.flatMap(({ commands }) => commands.map(({ shell }) => shell))).toEqual([
        'uv sync',
        'cp .env.example .env',
        'docker compose up -d redis',
        'uv run python manage.py migrate',
      ])
    }
  })

  it('is told in this order, and launches nothing', async () => {
    await write(clone)
    const { stdout } = await runBin(['doctor', '--offline'], { cwd: folder })
    expect(stdout.match(/\$ .*/g)).toEqual([
      '$ uv sync',
      '$ uv sync',
      '$ cp .env.example .env',
      '$ docker compose up -d redis',
      '$ uv run python manage.py migrate',
    ])
    const { exitCode, stderr } = await runBin(['worker', 'launch'], { cwd: folder })
    expect(exitCode).toBe(2)
    expect(stderr).toContain('python.environment-exists')
  })

  it("with conda's file", async () => {
    await write({ 'environment.yml': 'dependencies:\n  - pip:\n      - celery\n', 'app.py': '' })
    const { stdout } = await runBin(['doctor', '--json', '--offline'], { cwd: folder })
    const { checks } = JSON.parse(stdout) as DoctorReport
    const name = basename(folder).toLowerCase()
    expect(checks.find(({ status }) => status === 'fail')?.remediation?.commands.map(({ shell }) => shell)).toEqual([
      `conda env create -n ${name} -f environment.yml`,
      `conda activate ${name}`,
    ])
  })

  it('on a machine without Python', async () => {
    await write({ 'requirements.txt': 'celery\n', 'app.py': '' })
    const { stdout } = await runBin(['doctor', '--json', '--offline'], { cwd: folder, env: { PATH: folder } })
    const errors = (JSON.parse(stdout) as DoctorReport).checks.filter(
      ({ status, severity }) => status === 'fail' && severity === 'error',
    )
    expect(errors[0]?.id).toBe('python.found')
    expect(errors[0]?.remediation?.commands.map(({ shell }) => shell)).toEqual([
      'python3 -m venv .venv',
      '.venv/bin/python -m pip install -r requirements.txt',
    ])
  })
})
