import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { example, exampleVenv, venvPython } from '../../scripts/lib/paths.js'
import { runProcess } from '../../src/platform/run-process.ts'
import { MAX_WAIT_MS } from '../support/deadlines.ts'

// A copy: what the tests import must not be in the database of whoever tries the example out.
const project = join(mkdtempSync(join(tmpdir(), 'poolwise portfolio-')), 'portfolio')
const python = venvPython(exampleVenv)

const UPLOAD = `
import json, sys
import django
django.setup()
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from apps.portfolios.models import Portfolio
portfolio = Portfolio.objects.create(name=sys.argv[1])
with open(sys.argv[2], "rb") as file:
    upload = SimpleUploadedFile("portfolio.csv", file.read() + sys.argv[3].encode())
client = Client(headers={"host": "localhost"})
answers = [client.post(f"/portfolios/{portfolio.pk}/import/", {"file": upload})]
answers.append(client.get(f"/portfolios/{portfolio.pk}/"))
print(json.dumps([answers[0].status_code, answers[0].json(), len(answers[1].json()["positions"])]))
`

async function inProject(args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const { exitCode, stdout, stderr } = await runProcess(python, args, {
    cwd: project,
    env: { ...process.env, DJANGO_SETTINGS_MODULE: 'config.settings.base', ...env },
    deadlineMs: MAX_WAIT_MS,
  })
  if (exitCode !== 0) throw new Error(stderr)
  return stdout
}

async function upload(name: string, more: string, env: Record<string, string>): Promise<unknown> {
  return JSON.parse(await inProject(['-c', UPLOAD, name, 'data/portfolio.csv', more], env))
}

// Nothing listens on port 1.
const nobody = { CELERY_BROKER_URL: 'redis://127.0.0.1:1/0', CELERY_RESULT_BACKEND: 'redis://127.0.0.1:1/1' }

describe.skipIf(!existsSync(python))('start_import', () => {
  beforeAll(async () => {
    cpSync(example, project, {
      recursive: true,
      filter: (file) => !/[\\/](\.venv|__pycache__)$|\.sqlite3/.test(file),
    })
    await inProject(['manage.py', 'migrate', '--verbosity', '0'])
  })
  afterAll(() => rmSync(join(project, '..'), { recursive: true, force: true, maxRetries: 5 }))

  it('enqueues', async () => {
    const task = { status: 'queued', task: expect.any(String) as string }
    expect(await upload('queued', '', {})).toEqual([202, task, 0])
  })

  it('imports in the request when neither broker nor result backend can be reached', async () => {
    expect(await upload('fallback', '', nobody)).toEqual([200, { status: 'imported', positions: 50 }, 50])
  })

  it.each([
    ['not a number', 'X,X,many,1,EUR\n', "line 52: quantity is not a number: 'many'"],
    ['a negative price', 'X,X,1,-1,EUR\n', 'line 52: price must be zero or more: -1'],
    ['a symbol twice', 'ACME,Acme,1,1,EUR\n', 'line 52: ACME appears twice'],
  ])('stores nothing of a file with %s', async (name, line, error) => {
    expect(await upload(name, line, nobody)).toEqual([400, { error }, 0])
  })

  it('has no missing migration', async () => {
    expect(await inProject(['manage.py', 'makemigrations', '--check', '--dry-run'])).toMatch(/no changes/i)
  })
})
