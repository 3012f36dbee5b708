import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { evil, evilLine, evilPython, evilToml, evilWord } from './hostile-marks.ts'

export type ProjectName = 'whole' | 'raises' | 'refuses' | 'bare' | 'fixes' | 'settings' | 'log'
/** The interpreter of the project `bare`. */
export const PYTHON = 'python3'

type Files = Readonly<Record<string, string>>

/** It imports, and every text in it that a check may show is hostile. */
const whole: Files = {
  'shop/__init__.py': '',
  'shop/celery.py': `
from celery import Celery
app = Celery(${evilPython('mkApp')}, broker='redis://127.0.0.1:1/0', backend='rpc://')
app.conf.task_default_queue = ${evilPython('mkDefaultQueue')}
app.conf.task_routes = {${evilPython('mkRoute')}: {'queue': ${evilPython('mkRoutedQueue')}}}
app.conf.broker_transport_options = {${evilPython('mkOptionName')}: 1}
app.conf.task_serializer = ${evilPython('mkSerializer')}
app.conf.timezone = ${evilPython('mkTimezone')}
app.conf.beat_schedule = {${evilPython('mkBeatEntry')}: {'task': ${evilPython('mkBeatTask')}, 'schedule': 10}}

@app.task(name=${evilPython('mkTask')}, time_limit=5)
async def one():
    pass
`,
  [`shop/${evil('mkModule')}.py`]: 'from shop.celery import app\n@app.task\ndef f():\n    pass\n',
  [`${evil('mkFolder')}/Procfile`]: `w: celery -A shop worker --pool=gevent -Q '${evilLine('mkFolderQueue')}'\n`,
  Procfile: [
    `mail: celery -A shop worker -Q '${evilLine('mkProcfileQueue')}' --pool=gevent`,
    `${evilLine('mkProcess').replaceAll(':', '')}: celery -A shop worker --concurency=2 -n '${evilLine('mkNode')}'`,
    `bad: celery -A shop worker '--${evilLine('mkOption')}'`,
    `app: celery -A '${evilLine('mkOtherApp')}' worker`,
    '',
  ].join('\n'),
  'compose.yml': JSON.stringify({
    services: {
      [evil('mkService')]: {
        command: ['celery', '-A', 'shop', 'worker', '--pool=prefork', '-Q', evil('mkComposeQueue')],
        environment: {
          [evil('mkComposeName')]: 'x',
          CELERY_BROKER_URL: `redis://${evil('mkComposeHost').replaceAll(/[/#]/g, '')}:6379/0`,
        },
      },
    },
  }),
  'README.md': `# Shop\n\n\`\`\`sh\ncelery -A shop worker -P gevent -Q '${evilLine('mkReadme')}'\n\`\`\`\n`,
  '.github/workflows/ci.yml': JSON.stringify({
    on: 'push',
    jobs: {
      test: {
        'runs-on': 'windows-latest',
        steps: [{ name: evil('mkStep'), run: `celery -A shop worker -P prefork -Q "${evilLine('mkStepQueue')}"` }],
      },
    },
  }),
  Makefile: `work:\n\tcelery -A shop worker -P gevent -Q '${evilLine('mkMakefile')}'\n`,
  '.python-version': `${evilLine('mkPythonVersion')}\n`,
  'pyproject.toml': `[tool.pdm.scripts]\n${evilToml('mkScript')} = "celery -A shop worker -Q scripted"\n`,
  'poolwise.toml': [
    '[[silence]]',
    'id = "app.import-time"',
    `reason = ${evilToml('mkSilence')}`,
    '[[silence]]',
    'id = "launch.options-exist"',
    `reason = ${evilToml('mkEnded')}`,
    'until = "2020-01-01"',
    '',
  ].join('\n'),
}

/** Its import ends in an error, after it has said much. */
const raises: Files = {
  'shop/__init__.py': '',
  'shop/celery.py': `
import sys, warnings
from celery import Celery
for stream, text in [(sys.stdout, ${evilPython('mkStdout')}), (sys.stderr, ${evilPython('mkStderr')})]:
    stream.buffer.write(text.encode('utf-8', 'replace') + b'\\n')
    stream.flush()
warnings.warn(${evilPython('mkWarning')}.encode('utf-8', 'replace').decode())
app = Celery('shop', broker='memory://')
import shop.broken
`,
  'shop/broken.py': `raise RuntimeError(${evilPython('mkException')})\n`,
  'requirements.txt': `celery[redis]\n${evilLine('mkPackage')}==1\n`,
  '.env': `${evilLine('mkEnvName')}=1\nMAIL_HOST='${evilLine('mkEnvValue')}'\n`,
  'pyproject.toml': `[project]\nname = ${evilToml('mkProjectName')}\nversion = "1"\nrequires-python = ${evilToml('mkRequiresPython')}\n`,
}

/** Its broker answers with text of its own. */
const refuses = (port: number): Files => ({
  'shop/__init__.py': '',
  'shop/celery.py': `from celery import Celery\napp = Celery('shop', broker='redis://127.0.0.1:${port}/3')\n`,
})

/** Its interpreter ends at once, with words of its own. */
const bare: Files = {
  'shop/__init__.py': '',
  'shop/celery.py': "from celery import Celery\napp = Celery('shop', broker='memory://')\n",
  'requirements.txt': 'celery\n',
  [PYTHON]: `#!/bin/sh\ncat >&2 <<'end'\n${evilLine('mkInterpreter')}\nend\nexit 3\n`,
}

/** What --fix corrects in the project `fixes`. */
export const SCRIPT = `scripts/${evilLine('mkFixFolder')}/run.bat`

/** What --fix corrects, in a folder with a name. */
const fixes: Files = {
  'shop/__init__.py': '',
  'shop/celery.py': "from celery import Celery\napp = Celery('shop', broker='memory://')\n",
  'requirements.txt': 'celery\n',
  [SCRIPT]: [
    '@echo off',
    `rem ${evilLine('mkRemark')}`,
    `celery -A shop worker -P prefork -Q ${evilWord('mkFixQueue')}`,
    `celery -A shop worker -P prefork -Q "${evilLine('mkUnfixed')}"`,
    '',
  ].join('\r\n'),
}

const log = (): string[] => [
  `[2026-03-02 10:11:12,345: ERROR/MainProcess] consumer: Cannot connect to redis://h:6379/0: Error 111 connecting to ${evilLine('mkLogHost')}:6379. Connection refused..`,
  `[2026-03-02 10:11:13,345: ERROR/MainProcess] Received unregistered task of type '${evilLine('mkLogTask')}'.`,
  `[2026-03-02 10:11:14,345: ERROR/ForkPoolWorker-1] Task ${evilLine('mkLogName')}[1] raised unexpected: ValueError('${evilLine('mkLogError')}')`,
  'Traceback (most recent call last):',
  `  File "/srv/${evilLine('mkLogFile')}/tasks.py", line 3, in run`,
  `    ${evilLine('mkLogCode')}`,
  `ModuleNotFoundError: No module named '${evilLine('mkLogModule')}'`,
  '::error::at the beginning of a line',
  `[2026-03-02 10:11:15,345: CRITICAL/MainProcess] Unrecoverable error: ModuleNotFoundError("No module named '${evilLine('mkLogName')}'")`,
  'Traceback (most recent call last):',
  `  File "/srv/${evilLine('mkLogFile')}/tasks.py", line 3, in run`,
  `    ${evilLine('mkLogCode')}`,
  `ModuleNotFoundError: No module named '${evilLine('mkLogModule')}'`,
  `[2026-03-02 10:11:15,345: INFO/MainProcess] celery@${evilLine('mkLogNode')} ready.`,
  '',
]

/** As programs write it that log JSON: every character can stand there. */
const jsonLog = (): string =>
  [
    `consumer: Cannot connect to redis://h:6379/0: Error 111 connecting to ${evil('mkJsonHost')}\n::error::x\u0000:6379. Connection refused..`,
    `Received unregistered task of type '${evil('mkJsonTask')}'.`,
  ]
    .map((message) => `${JSON.stringify({ asctime: '2026-03-02 10:11:12,345', levelname: 'ERROR', message })}\n`)
    .join('')

/** Makes all of them. @param port of the broker that refuses */
export function hostileProjects(root: string, port: number): Readonly<Record<ProjectName, string>> {
  const files: Readonly<Record<ProjectName, Files>> = {
    whole,
    raises,
    refuses: refuses(port),
    bare,
    fixes,
    settings: { 'poolwise.toml': `app = "shop"\n${evilLine('mkSettingsLine').replaceAll('\u001b', '')} = 1\n` },
    log: { 'worker.log': log().join('\n'), 'worker.jsonl': jsonLog() },
  }
  const folders: Record<ProjectName, string> = {
    whole: join(root, 'whole'),
    raises: join(root, evil('mkProject')),
    refuses: join(root, 'refuses'),
    bare: join(root, 'bare'),
    fixes: join(root, 'fixes'),
    settings: join(root, evil('mkPlace')),
    log: join(root, 'log'),
  }
  for (const name of Object.keys(folders) as ProjectName[])
    for (const [path, text] of Object.entries(files[name])) {
      mkdirSync(dirname(join(folders[name], path)), { recursive: true })
      writeFileSync(join(folders[name], path), text, { mode: 0o755 })
    }
  return folders
}
