import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PoolRecommendation } from '../../src/pool/plan.ts'
import { runBin } from '../support/run-bin.ts'
import { venv } from '../support/venv.ts'

/** Two apps; two workers of one of them, one of the other. */
const FILES = {
  'shop.py': `from celery import Celery
app = Celery("shop", broker="memory://")

@app.task(queue="mail")
def send(): pass

@app.task(queue="reports")
def report(): pass
`,
  'stock.py': `from celery import Celery
app = Celery("stock", broker="memory://")

@app.task
def count(): pass
`,
  Procfile: `web: gunicorn shop
mail: STAGE=dev celery -A shop worker -Q mail -n mail@%h -E -O fair --prefetch-multiplier=2 -f mail.log
reports: celery -A shop worker -Q reports --pool=threads -c \${THREADS-3} --without-gossip -l debug
stock: celery -A stock worker
`,
}
let folder = ''
let python = ''

beforeAll(async () => {
  python = await venv('celery-5.7.0')
  folder = await mkdtemp(join(tmpdir(), 'poolwise-like-'))
  for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), text)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function dryRun(...args: readonly string[]): Promise<PoolRecommendation> {
  const run = await runBin(['worker', 'launch', '--dry-run', '--json', '--python', python, ...args], { cwd: folder })
  expect(run.exitCode, run.stderr).toBe(0)
  return JSON.parse(run.stdout) as PoolRecommendation
}
const commands = ({ command }: PoolRecommendation) => command.map((argv) => argv.join(' '))

const MAIL =
  /^celery -A shop worker --pool=prefork --concurrency=\d+ --hostname=mail@%h --queues=mail --task-events -Ofair --prefetch-multiplier=2 --loglevel=INFO$/
const REPORTS = 'celery -A shop worker --pool=threads --concurrency=3'

it('without --like: every worker of the judged app, and the others by name', async () => {
  const plan = await dryRun()
  expect(commands(plan)).toEqual([
    expect.stringMatching(MAIL),
    `${REPORTS} --hostname=reports@%h --queues=reports --without-gossip --loglevel=DEBUG`,
  ])
  expect(plan.workers?.map(({ like, node }) => [like, node])).toEqual([
    ['Procfile:mail', 'mail@%h'],
    ['Procfile:reports', 'reports@%h'],
    ['Procfile:stock', null],
  ])
})

it.each([
  ['Procfile:mail', MAIL],
  ['mail', MAIL],
  [
    'Procfile:3',
    /^celery -A shop worker --pool=threads --concurrency=3 --queues=reports --without-gossip --loglevel=DEBUG$/,
  ],
  ['stock', /^celery -A stock worker --pool=prefork --concurrency=\d+ --loglevel=INFO$/],
])('--like %s', async (like, command) => {
  const plan = await dryRun('--like', like)
  expect(commands(plan)).toEqual([expect.stringMatching(command)])
})

it('its variables are kept, and what it leaves out is named', async () => {
  const plan = await dryRun('--like', 'mail')
  expect(plan.env).toEqual({ STAGE: 'dev' })
  const reasons = plan.reasons.map(({ text }) => text)
  expect(reasons).toContain('differs from your command (Procfile:2): without -f mail.log (the log is printed)')
})

it('an unknown name is an error with those that exist', async () => {
  const run = await runBin(['pool', 'recommend', '--like', 'mial', '--python', python], { cwd: folder })
  expect(run.exitCode).toBe(2)
  expect(run.stderr).toContain('Procfile:mail, Procfile:reports, Procfile:stock')
})

it('--emit django is for projects of Django', async () => {
  const run = await runBin(['pool', 'recommend', '--emit', 'django', '--python', python], { cwd: folder })
  expect(run.exitCode).toBe(2)
  expect(run.stderr).toContain('--emit env')
})
