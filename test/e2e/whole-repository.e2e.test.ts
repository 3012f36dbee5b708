import { symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import type { DoctorReport } from '../../src/doctor/report.ts'
import { venvPython } from '../../src/platform/os.ts'
import { makeTree } from '../project/tree.ts'
import { runBin } from '../support/run-bin.ts'
import { venv } from '../support/venv.ts'

/** It reads a file of its own folder, as it does where its commands run. */
const APP = "from celery import Celery\n\napp = Celery('proj', broker=open('broker.txt').read().strip())\n"
const FILES = {
  '.git/HEAD': '',
  'README.md': '```\ncd backend\ncelery -A proj worker -Q media --pool=threads -c 8\n```\n',
  'backend/proj/__init__.py': '',
  'backend/proj/celery.py': APP,
  'backend/broker.txt': 'memory://\n',
  'worker/proj.py': APP,
  'worker/requirements.txt': 'celery\n',
  'worker/Procfile': 'worker: celery -A proj worker --pool=solo\n',
}

async function report(files: Record<string, string>, at: string): Promise<DoctorReport> {
  const root = makeTree(files)
  const environment = venvPython.reduce((path) => dirname(path), await venv('celery-5.7.0'))
  symlinkSync(environment, join(root, 'backend', '.venv'), 'junction')
  const { VIRTUAL_ENV: _active, ...env } = process.env
  const run = await runBin(['doctor', '--json', '--verbose', '--offline', '--target', 'linux'], {
    cwd: join(root, at),
    env,
  })
  return run.stdout === '' ? expect.fail(run.stderr) : (JSON.parse(run.stdout) as DoctorReport)
}

const told = ({ checks, plan }: DoctorReport) => ({
  imports: checks.find(({ id }) => id === 'app.imports')?.status,
  celery: checks.find(({ id }) => id === 'python.celery-installed')?.status,
  app: checks.find(({ id }) => id === 'app.found')?.message,
  pool: plan?.nodes[0]?.pool,
  concurrency: plan?.nodes[0]?.concurrency,
})

it('a folder of a repository is judged by the commands above it', async () => {
  expect(told(await report(FILES, 'backend'))).toMatchObject({
    imports: 'pass',
    celery: 'pass',
    pool: 'threads',
    concurrency: 8,
  })
})

it('the top of a repository is judged in the folder where its commands run, with the environment there', async () => {
  const { 'worker/Procfile': _command, ...files } = FILES
  expect(told(await report(files, ''))).toMatchObject({
    imports: 'pass',
    celery: 'pass',
    pool: 'threads',
    concurrency: 8,
  })
})
