import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { covered } from '../redact/forms.ts'
import { runBin } from '../support/run-bin.ts'
import { venv, venvNames } from '../support/venv.ts'

/** A colour, C1's CSI, a mark of direction, a character without width, and commands to CIs. */
const EVIL = '\u001b[31m\u009b1m\u202e\u200b ::set-output name=a::b ##[error]x ##vso[task.x]y'
const SECRET = ['q7', 'Zx', '9v', 'Lm'].join('')

const HIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/
const OBEYED = /^\s*::[a-z-]+.*::|##(?:\[|vso\[|teamcity\[)/m

const [name] = venvNames
let root = ''

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'poolwise-boundary-'))
  await mkdir(join(root, 'shop'))
  await writeFile(join(root, 'shop', '__init__.py'), '')
  await writeFile(
    join(root, 'shop', 'celery.py'),
    [
      'from celery import Celery',
      `app = Celery(${JSON.stringify(`shop${EVIL}`)}, broker='redis://:${SECRET}@127.0.0.1:1/0')`,
      `app.conf.task_default_queue = ${JSON.stringify(`q${EVIL}`)}`,
      `app.conf.task_routes = {${JSON.stringify(`a${EVIL}`)}: {'queue': ${JSON.stringify(`other${EVIL}`)}}}`,
      `app.conf.broker_transport_options = {'sentinel_kwargs': {'password': '${SECRET}'}, ${JSON.stringify(EVIL)}: 1}`,
      '',
    ].join('\n'),
  )
  await writeFile(join(root, 'Procfile'), `mail: celery -A shop worker -Q 'q${EVIL}' --pool=gevent -n '${SECRET}@%h'\n`)
  await writeFile(join(root, 'requirements.txt'), `celery[redis]\nother${EVIL}\n`)
  await writeFile(join(root, '.env'), `MAIL_PASSWORD=${SECRET}\nOTHER=${EVIL}\n`)
  await writeFile(
    join(root, 'worker.log'),
    [
      ...covered.map(({ text }) => `[2026-03-02 10:11:12,345: ERROR/MainProcess] it failed: ${text}`),
      `[2026-03-02 10:11:12,345: ERROR/MainProcess] consumer: Cannot connect to redis://:${SECRET}@h:6379/0: ${EVIL}.`,
      'Traceback (most recent call last):',
      `kombu.exceptions.OperationalError: ${EVIL} password=${SECRET}`,
      '',
    ].join('\n'),
  )
})
afterAll(() => rm(root, { recursive: true, force: true }))

describe.skipIf(name === undefined)(
  'nothing of a hostile project reaches a terminal, a CI or a reader of secrets',
  () => {
    it.each([
      ['doctor'],
      ['doctor', '--verbose'],
      ['doctor', '--json', '--verbose'],
      ['doctor', '--fix', '--dry-run', '--target', 'windows'],
      ['doctor', '--target', 'windows'],
      ['pool', 'recommend', '--why'],
      ['pool', 'recommend', '--emit', 'github'],
      ['pool', 'recommend', '--emit', 'shell'],
      ['pool', 'recommend', '--json'],
      ['worker', 'launch', '--dry-run'],
      ['explain', 'worker.log'],
      ['explain', 'worker.log', '--json'],
      ['doctor', `--only=redis://:${SECRET}@h${EVIL}`],
      ['doctor', `--password=${SECRET}${EVIL}`, '--json'],
      ['doctor', '--app', `redis//:${SECRET}@h${EVIL}`],
    ])('%s %s %s %s', async (...words) => {
      const python = words[0] === 'explain' ? [] : ['--python', await venv(name!)]
      const { stdout, stderr } = await runBin([...words, ...python], { cwd: root, env: { EVIL, MAIL_TOKEN: SECRET } })
      const output = stdout + stderr
      expect(output).not.toBe('')
      expect(output).not.toMatch(HIDDEN)
      expect(output).not.toMatch(OBEYED)
      expect(output).not.toContain(SECRET)
    })
  },
)
