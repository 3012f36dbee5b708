import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runProcess } from '../../src/platform/run-process.ts'
import { MAX_WAIT_MS } from '../support/deadlines.ts'
import { examineFiles, withFiles, type Files } from '../support/twins.ts'
import { rowsFor, venv, venvNames } from '../support/venv.ts'

const APP = `from celery import Celery

app = Celery("tasks", broker="memory://")


@app.task
def add(a, b):
    return a + b


@app.task(queue="images")
def render(n):
    return n
`
const PACKAGE = { 'tasks.py': APP, 'shop/__init__.py': '', 'shop/celery.py': APP }
const IN_PACKAGE = { 'shop/__init__.py': '', 'shop/celery.py': APP }
const LIST = (command: string) => ({ ...PACKAGE, Dockerfile: `FROM python:3.11\nCMD ${command}\n` })
const UNIT = (folder: string) => ({
  ...PACKAGE,
  'worker.service': `[Service]\nWorkingDirectory=${folder}\nExecStart=/srv/site/.venv/bin/celery -A shop worker -Q celery,images\n`,
})
const all = 'celery -A tasks worker -Q celery,images'

/** The ids of the errors and warnings. */
const named = async (files: Files, python: string): Promise<string[]> =>
  (await examineFiles(python, { files })).map((line) => line.split(' ')[1]!)

describe.each(venvNames)('both twins, with %s', (name) => {
  it.each<[string, string, Files, Files]>(
    rowsFor(
      name,
      [
        [
          '-Q and its value as one item',
          'launch.option-form',
          LIST('["celery", "-A", "tasks", "worker", "-Q celery,images"]'),
          LIST('["celery", "-A", "tasks", "worker", "-Q", "celery,images"]'),
        ],
        [
          '-A and its value as one item',
          'launch.option-form',
          LIST('["celery", "-A tasks", "worker", "-Q", "celery,images"]'),
          LIST('["celery", "-A", "tasks", "worker", "-Q", "celery,images"]'),
        ],
        ['the command as one item', 'launch.option-form', LIST(`["${all}"]`), LIST(`["sh", "-c", "${all}"]`)],
        [
          'a level of the log as one item',
          'launch.options-exist',
          LIST('["celery", "-A", "tasks", "worker", "-Q", "celery,images", "-l INFO"]'),
          LIST('["celery", "-A", "tasks", "worker", "-Q", "celery,images", "-l", "INFO"]'),
        ],
        [
          'options before the word worker',
          'launch.options-exist',
          { ...PACKAGE, Procfile: 'worker: celery -A tasks -l info -c 4 -Q celery,images worker\n' },
          { ...PACKAGE, Procfile: `worker: ${all} -l info -c 4\n` },
        ],
        [
          'beat without -A',
          'launch.app-matches',
          { ...PACKAGE, 'start.sh': `${all} --detach\ncelery beat --detach -l info\n` },
          { ...PACKAGE, 'start.sh': `${all} --detach\ncelery -A tasks beat --detach -l info\n` },
        ],
        [
          "beat with an app that isn't there",
          'launch.app-matches',
          { ...PACKAGE, Procfile: `worker: ${all}\nbeat: celery -A task beat\n` },
          { ...PACKAGE, Procfile: `worker: ${all}\nbeat: celery -A tasks beat\n` },
        ],
        [
          'beat in the folder of the package',
          'launch.app-matches',
          {
            ...IN_PACKAGE,
            Procfile: 'worker: celery -A shop worker -Q celery,images\nbeat: cd shop && celery -A shop beat\n',
          },
          { ...IN_PACKAGE, Procfile: 'worker: celery -A shop worker -Q celery,images\nbeat: celery -A shop beat\n' },
        ],
        [
          'no -A',
          'launch.app-matches',
          { ...PACKAGE, Procfile: 'worker: celery worker -Q celery,images\n' },
          { ...PACKAGE, Procfile: 'worker: celery worker -Q celery,images\nx: env CELERY_APP=tasks true\n' },
        ],
        [
          "Celery's own package",
          'launch.app-matches',
          { ...IN_PACKAGE, Procfile: 'worker: cd shop && celery -A celery worker -Q celery,images\n' },
          { ...IN_PACKAGE, Procfile: 'worker: celery -A shop worker -Q celery,images\n' },
        ],
        [
          "Celery's own package, with python -m, where the file shadows it",
          'python.celery-not-shadowed',
          { ...IN_PACKAGE, Procfile: 'worker: cd shop && python -m celery -A celery worker -Q celery,images\n' },
          { ...IN_PACKAGE, Procfile: 'worker: python -m celery -A shop worker -Q celery,images\n' },
        ],
        ["the package's folder", 'launch.app-matches', UNIT('/srv/site/shop'), UNIT('/srv/site')],
        [
          'a README without -Q',
          'config.routes-consumed',
          { ...PACKAGE, 'README.md': '```\ncelery -A tasks worker\n```\n', Procfile: `worker: ${all}\n` },
          { ...PACKAGE, 'README.md': `\`\`\`\n${all}\n\`\`\`\n`, Procfile: `worker: ${all}\n` },
        ],
        [
          'options in Python',
          'launch.options-exist',
          {
            ...PACKAGE,
            'run.py': 'from tasks import app\n\napp.worker_main(["worker", "--workers=2", "-Q", "celery,images"])\n',
          },
          {
            ...PACKAGE,
            'run.py': 'from tasks import app\n\napp.worker_main(["worker", "-c", "2", "-Q", "celery,images"])\n',
          },
        ],
      ],
      ([, id]) => id,
    ),
  )('%s', async (_, id, broken, cured) => {
    const python = await venv(name)
    expect(await named(broken, python)).toEqual([id])
    expect(await named(cured, python)).toEqual([])
  })

  it("a program of the project's own is not judged by Celery's options", async () => {
    const files = { ...PACKAGE, Procfile: 'worker: pipenv run flask exec celery worker --name tracker\n' }
    expect(await named(files, await venv(name))).toEqual([])
  })
})

/** What the real Celery says to these words, until it has shown its queues. */
async function celery(name: (typeof venvNames)[number], words: readonly string[], folder = '.') {
  const started = new AbortController()
  let said = ''
  const read = (chunk: Buffer) => {
    said += chunk.toString('utf8')
    if (/\[tasks\]/.test(said)) started.abort()
  }
  const program = join(dirname(await venv(name)), 'celery')
  const { exitCode } = await withFiles(PACKAGE, (root) =>
    runProcess(program, [...words, '-l', 'INFO'], {
      cwd: join(root, folder),
      env: { ...process.env, C_FORCE_ROOT: '1', PYTHONDONTWRITEBYTECODE: '1' },
      deadlineMs: MAX_WAIT_MS,
      signal: started.signal,
      onStdout: read,
      onStderr: read,
    }),
  )
  return { exitCode: started.signal.aborted ? null : exitCode, said }
}

describe.each(venvNames)('the real Celery (%s) does what is said of it:', (name) => {
  it.each<[string, string[], RegExp, string?]>(
    rowsFor(name, [
      ['a queue with the blank', ['-A', 'tasks', 'worker', '-P', 'solo', '-Q images'], /\.> {2}images/],
      ['a queue with the blank behind the comma', ['-A', 'tasks', 'worker', '-P', 'solo', '-Q', 'a, b'], /\.> {2}b/],
      ["Celery's default app without -A", ['worker', '-P', 'solo'], /app: +default:/],
      ["Celery's default app with -A celery", ['-A', 'celery', 'worker', '-P', 'solo'], /app: +default:/, 'shop'],
    ]),
  )('%s', async (_, words, shown, folder) => {
    const { exitCode, said } = await celery(name, words, folder)
    expect(exitCode).toBeNull()
    expect(said).toMatch(shown)
  })

  it.each<[string, string[], string, string]>(
    rowsFor(name, [
      ['a module with the blank', ['-A tasks', 'worker'], 'Unable to load celery application', '.'],
      ["the package's folder", ['-A', 'shop', 'worker'], 'Unable to load celery application', 'shop'],
      ['a long option with its value', ['-A', 'tasks', 'worker', '--queues images'], 'No such option', '.'],
    ]),
  )('%s', async (_, words, text, folder) => {
    const { exitCode, said } = await celery(name, words, folder)
    expect(exitCode).not.toBe(0)
    expect(exitCode).not.toBeNull()
    expect(said).toContain(text)
  })
})
