import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emitFormats } from '../../src/emit/define-emitter.ts'
import { loggedForms } from '../redact/forms.ts'
import { isFullSuite } from '../support/full-suite.ts'
import { bin, runBin } from '../support/run-bin.ts'
import { secretsSeen } from '../support/secrets-seen.ts'
import { venv, venvNames } from '../support/venv.ts'

const [name] = venvNames
let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'poolwise-secrets-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

async function project(folder: string, files: Readonly<Record<string, string>>): Promise<string> {
  const path = join(root, folder)
  await mkdir(join(path, 'shop'), { recursive: true })
  for (const [file, text] of Object.entries(files)) await writeFile(join(path, file), text)
  return path
}

/** A worker that shows each form in every way that a program has: loggers, print, the two streams, and an exception. */
const SHOWS = `
import json, logging, sys
from pathlib import Path
from celery import Celery
from celery.signals import worker_ready

app = Celery('shop', broker='memory://')
log = logging.getLogger('shop')

@app.task
def show():
    for text in json.loads(Path('forms.json').read_text(encoding='utf-8')):
        log.warning('%s', text)
        log.warning('it failed: %s', text)
        print(text, file=sys.__stdout__)
        print(text, file=sys.__stderr__, flush=True)
        print(text)
        log.warning('%r', text)
    raise RuntimeError('all of them')

@worker_ready.connect
def start(**_):
    show.delay()
`

/** Lines of a worker's log are also checked as they come in the text form, whose own lines stand between them. */
const launches = isFullSuite ? [['--json'], [], ['--quiet']] : [['--json']]

describe.skipIf(name === undefined)('a worker that shows every form of a secret', () => {
  it.each(launches)('shows none of them: %s', { timeout: 120_000 }, async (...flags) => {
    const folder = await project(`shows${flags.join('')}`, {
      'shop/__init__.py': '',
      'shop/celery.py': SHOWS,
      'forms.json': JSON.stringify(loggedForms.map(({ text }) => text)),
    })
    const words = ['worker', 'launch', '--anyway', '--pool', 'solo', '--stop-on-eof', '--python', await venv(name!)]
    const worker = spawn(process.execPath, [bin, ...words, ...flags, '-A', 'shop'], {
      cwd: folder,
      env: { ...process.env, XDG_STATE_HOME: join(root, 'state') },
    })
    let output = ''
    const heard = (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes('raised unexpected: RuntimeError')) worker.stdin.end()
    }
    worker.stdout.on('data', heard)
    worker.stderr.on('data', heard)
    await once(worker, 'close')
    expect(output).toContain('raised unexpected: RuntimeError')
    expect(output.match(/\[redacted:\d+\]/g)!.length).toBeGreaterThan(5 * loggedForms.length)
    expect(secretsSeen(output)).toEqual([])
  })
})

/** What stands on one line can stand before a command, or be an argument of it. By default each file has a third of them. */
const lines = loggedForms.map(({ text }) => text).filter((text) => !/[\r\n\u0000]/.test(text))
const third = (from: number) => lines.filter((_, index) => isFullSuite || index % 3 === from)
const before = (texts: readonly string[]) => texts.map((text) => `${text} celery -A shop worker --pool=gevent -Q q,q,`)
const within = (texts: readonly string[]) => texts.map((text) => `celery -A shop worker --pool=prefork -Q ${text}`)
const commands = (from: number) => [...before(third(from)), ...within(third((from + 1) % 3))]

const HOLDS = `
import json
from pathlib import Path
from celery import Celery
app = Celery('shop', broker='redis://127.0.0.1:1/0')
texts = json.loads(Path('forms.json').read_text(encoding='utf-8'))
app.conf.broker_transport_options = {'sentinel_kwargs': {'password': texts}, 'other': texts}
app.conf.task_routes = {f'shop.task{at}': {'queue': text} for at, text in enumerate(texts[:40])}
app.conf.task_annotations = {'*': {'x': texts}}
app.conf.task_default_queue = texts[0]
`

describe.skipIf(name === undefined)('a project with every form of a secret in its files', () => {
  let folder = ''
  const files: Record<string, string> = {
    'shop/__init__.py': '',
    'shop/celery.py': HOLDS,
    'forms.json': JSON.stringify(lines),
    'requirements.txt': 'celery[redis]\ngevent\n',
    '.env': `${lines.join('\n')}\n`,
    Procfile: commands(0)
      .map((line, at) => `w${at}: ${line}\n`)
      .join(''),
    'run.sh': `${commands(1).join('\n')}\n`,
    'deploy.bat': `${third(2)
      .flatMap((text) => [text, `celery -A shop worker -Q ${text}`])
      .join('\r\n')}\r\n`,
    'README.md': `\`\`\`sh\n${commands(2).join('\n')}\n\`\`\`\n`,
    'worker.service': [
      '[Service]',
      ...within(third(0)).map((line) => `ExecStart=${line}`),
      ...third(1).map((text) => `Environment=${text}`),
    ].join('\n'),
    'docker-compose.yml': `services:\n${commands(0)
      .map((line, at) => `  w${at}:\n    command: ${JSON.stringify(line)}\n`)
      .join('')}`,
  }
  beforeAll(async () => {
    folder = await project('holds', files)
  })
  const run = async (words: readonly string[]) => {
    const { stdout, stderr } = await runBin(
      [...words, ...(words[0] === 'explain' ? [] : ['--python', await venv(name!)])],
      {
        cwd: folder,
        env: { XDG_STATE_HOME: join(root, 'state') },
      },
    )
    expect(stdout + stderr).not.toBe('')
    return stdout + stderr
  }
  /** The text has nothing that this hasn't. */
  const some = [['doctor', '--json', '--verbose']]
  const all = [
    ['doctor'],
    ['doctor', '--verbose', '--target', 'windows'],
    ['doctor', '--list', '--json'],
    ['doctor', '--fix', '--dry-run'],
    ['doctor', '--fix', '--yes'],
    ['doctor', '--undo', '--yes'],
    ['pool', 'recommend', '--why', '--verbose'],
    ['pool', 'recommend', '--json'],
    ['worker', 'launch', '--dry-run', '--like', 'Procfile:w7'],
    // Not a Django project.
    ...emitFormats
      .filter((form) => form !== 'django')
      .flatMap((form) => [
        ['pool', 'recommend', '--emit', form],
        ['pool', 'recommend', '--emit', form, '--like', 'Procfile:w7'],
      ]),
    ['explain', 'forms.log'],
    ['explain', 'forms.log', '--json'],
  ]
  it.each(isFullSuite ? [...some, ...all] : some)('%s %s %s %s %s', { timeout: 120_000 }, async (...words) => {
    await writeFile(
      join(folder, 'forms.log'),
      lines.map((text) => `[2026-03-02 10:11:12,345: ERROR/MainProcess] it failed: ${text}\n`).join(''),
    )
    expect(secretsSeen(await run(words))).toEqual([])
  })
})
