import { describe, expect, it } from 'vitest'
import { findLaunchCommands, formatOf } from '../../../../src/project/launch-commands/find-launch-commands.ts'
import { makeTree } from '../../tree.ts'

/** `line: command [systems]` for every command in a file. */
async function read(path: string, text: string | Buffer): Promise<string[]> {
  const commands = await findLaunchCommands(makeTree({ [path]: text }), [path])
  return commands.map(
    ({ line, argv, platforms, env = {} }) =>
      `${line}: ${argv.slice(1).join(' ')}${platforms.length ? ` [${platforms.join(' ')}]` : ''}${Object.entries(env)
        .map(([name, value]) => ` ${name}=${value}`)
        .join('')}`,
  )
}

const FENCE = '```'
const CASES: readonly (readonly [string, string, string, string[]])[] = [
  [
    'Procfile',
    'Procfile',
    'web: gunicorn x\nworker: celery -A config worker -l info',
    ['2: -A config worker -l info [linux macos]'],
  ],
  ['Procfile for development', 'Procfile.dev', 'w: celery -A c worker', ['1: -A c worker [linux macos]']],
  [
    'script in a folder of the project',
    'backend/app/worker-start.sh',
    '#! /usr/bin/env bash\ncelery worker -A app.worker -c 1',
    ['2: worker -A app.worker -c 1 [linux macos]'],
  ],
  ['script of the tests', 'tests/run.sh', 'celery -A c worker', []],
  [
    'Makefile',
    'Makefile',
    'APP = c\nworker:\n\t@cd src && \\\n\t  celery -A $(APP) worker -n w@$$HOST',
    ['3: -A c worker -n w@$HOST'],
  ],
  [
    'justfile',
    'justfile',
    'w:\n  @celery -A c worker\n\n[windows]\nx:\n  celery -A c worker -P solo\n\ny:\n    celery -A d worker',
    ['2: -A c worker', '6: -A c worker -P solo [windows]', '9: -A d worker'],
  ],
  [
    'justfile for PowerShell',
    'justfile',
    'set shell := ["powershell.exe", "-c"]\nw:\n  celery -A c worker',
    ['3: -A c worker [windows]'],
  ],
  [
    'package.json',
    'package.json',
    '{\n\t"scripts": {\n\t\t"web": "vite",\n\t\t"worker": "poetry run celery -A c worker"\n\t}\n}',
    ['4: -A c worker'],
  ],
  [
    'pyproject: string',
    'pyproject.toml',
    '[tool.poe.tasks]\nworker = "celery -A c worker -l info"',
    ['2: -A c worker -l info'],
  ],
  [
    'pyproject: list',
    'pyproject.toml',
    '[tool.pdm.scripts]\nw = {cmd = ["celery", "-A", "c", "worker"]}',
    ['2: -A c worker'],
  ],
  ['pyproject: dependency', 'pyproject.toml', '[project]\ndependencies = ["celery", "worker"]', []],
  [
    'compose: string',
    'docker-compose.yml',
    'services:\n  w:\n    image: x\n    command: celery -A c worker -l info\n',
    ['4: -A c worker -l info [linux]'],
  ],
  [
    'compose: list',
    'compose.dev.yaml',
    'services:\n  w:\n    command:\n      - celery\n      - -A\n      - c\n      - worker\n',
    ['4: -A c worker [linux]'],
  ],
  [
    'compose: folded',
    'docker-compose.yml',
    'services:\n  w:\n    command: >\n      sh -c "migrate &&\n             celery -A c worker"\n',
    ['4: -A c worker [linux]'],
  ],
  [
    'compose: entrypoint',
    'docker-compose.yml',
    'services:\n  w:\n    entrypoint: [celery, -A, c]\n    command: [worker, -c, 2]\n',
    ['4: -A c worker -c 2 [linux]'],
  ],
  [
    'compose: anchor, once',
    'docker-compose.yml',
    'x-w: &w\n  command: celery -A c worker\nservices:\n  a:\n    <<: *w\n  b:\n    <<: *w\n',
    ['2: -A c worker [linux]'],
  ],
  [
    'compose: broken',
    'docker-compose.yml',
    'services:\n  w:\n   - command: celery -A c worker\n  \tx: ]',
    ['3: -A c worker [linux]'],
  ],
  [
    'Dockerfile: exec form',
    'Dockerfile',
    'FROM x\nRUN y\nCMD ["celery", "-A", "c", "worker"]',
    ['3: -A c worker [linux]'],
  ],
  [
    'Dockerfile: shell form',
    'docker/worker.Dockerfile',
    'FROM x\nCMD exec celery -A c \\\n# why\n  worker',
    ['2: -A c worker [linux]'],
  ],
  [
    'Dockerfile: both',
    'Dockerfile.worker',
    'FROM x\nENTRYPOINT ["celery", "-A", "c"]\nCMD ["worker", "-c", "2"]',
    ['3: -A c worker -c 2 [linux]'],
  ],
  [
    'shell script',
    'scripts/worker.sh',
    '#!/bin/sh\n# celery -A old worker\nexec celery -A c worker \\\n  -l info',
    ['3: -A c worker -l info [linux macos]'],
  ],
  [
    'script without suffix',
    'compose/local/worker/start',
    '#!/bin/bash\nexec celery -A c worker',
    ['2: -A c worker [linux macos]'],
  ],
  ['no shell script', 'bin/worker', '#!/usr/bin/env python\ncelery -A c worker', []],
  [
    'batch file',
    'worker.bat',
    '@echo off\r\nREM celery -A old worker\r\n@celery -A c worker ^\r\n  --pool=solo\r\n',
    ['3: -A c worker --pool=solo [windows]'],
  ],
  [
    'PowerShell',
    'scripts/worker.ps1',
    '<# celery -A old\nworker #>\ncelery -A c worker `\n  -P solo',
    ['3: -A c worker -P solo [windows]'],
  ],
  [
    'PowerShell Start-Process',
    'worker.ps1',
    'Start-Process -FilePath celery -ArgumentList "-A", "c", "worker", "-P", "solo"',
    ['1: -A c worker -P solo [windows]'],
  ],
  [
    'systemd',
    'deploy/worker.service',
    "[Service]\nExecStart=/bin/sh -c '${CELERY_BIN} -A ${APP} worker \\\n  -c 4'",
    ['2: -A ${APP} worker -c 4 [linux]'],
  ],
  [
    'supervisord',
    'conf/worker.conf',
    '[program:w]\n; command=celery -A old worker\ncommand=/venv/bin/celery -A c\n  worker -c 2 ; two\nuser=www',
    ['3: -A c worker -c 2 [linux macos]'],
  ],
  [
    'VS Code task',
    '.vscode/tasks.json',
    '{\n  // tasks\n  "tasks": [\n    {\n      "command": "celery",\n      "args": ["-A", "c", {"value": "worker"}],\n    },\n  ]\n}',
    ['5: -A c worker'],
  ],
  [
    'VS Code task for Windows',
    '.vscode/tasks.json',
    '{"tasks": [{\n"command": "celery -A c worker",\n"windows": {\n"command": "celery -A c worker -P solo"\n}}]}',
    ['2: -A c worker [linux macos]', '4: -A c worker -P solo [windows]'],
  ],
  [
    'VS Code launch',
    '.vscode/launch.json',
    '{"configurations": [{\n"module": "celery",\n"args": ["-A", "c", "worker"]}]}',
    ['2: -A c worker'],
  ],
  [
    'workflow',
    '.github/workflows/ci.yml',
    'jobs:\n  t:\n    runs-on: windows-latest\n    steps:\n      - run: |\n          echo x\n          celery -A c worker `\n            -P solo\n',
    ['7: -A c worker -P solo [windows]'],
  ],
  [
    'workflow matrix',
    '.github/workflows/ci.yml',
    "jobs:\n  t:\n    runs-on: ${{ matrix.os }}\n    strategy: {matrix: {os: [ubuntu-22.04, macos-14], include: [{os: windows-2022}]}}\n    steps:\n      - run: celery -A c worker\n      - run: celery -A c worker -P solo\n        if: runner.os == 'Windows'\n      - run: celery -A d worker\n        if: runner.os != 'Windows'\n",
    ['6: -A c worker [linux macos windows]', '7: -A c worker -P solo [windows]', '9: -A d worker [linux macos]'],
  ],
  [
    'variables: before it',
    'Procfile',
    'w: env A=1 B="2 3" celery -A c worker',
    ['1: -A c worker [linux macos] A=1 B=2 3'],
  ],
  [
    'variables: exported above',
    'w.sh',
    'export A=1\nB=2\nexport A=3; exec celery -A c worker',
    ['3: -A c worker [linux macos] A=3'],
  ],
  ['variables: cmd', 'w.bat', 'set A=1\r\nset "B=2"&& celery -A c worker', ['2: -A c worker [windows] A=1 B=2']],
  [
    'variables: PowerShell',
    'w.ps1',
    '$ENV:A=1\n$env:B = "2"\ncelery -A c worker',
    ['3: -A c worker [windows] A=1 B=2'],
  ],
  [
    'variables: compose table',
    'compose.yml',
    'services:\n  w:\n    command: celery -A c worker\n    environment: {A: 1, B: }\n',
    ['3: -A c worker [linux] A=1'],
  ],
  [
    'variables: compose list',
    'compose.yml',
    'services:\n  w:\n    command: [celery, -A, c, worker]\n    environment:\n      - A=1=2\n      - B\n',
    ['3: -A c worker [linux] A=1=2'],
  ],
  ['variables: inside', 'w.sh', 'A=1 bash -c "B=2 celery -A c worker"', ['1: -A c worker [linux macos] A=1 B=2']],
  [
    'README: fence',
    'README.md',
    `# X\n${FENCE}bash\n$ celery -A c worker -l info\n${FENCE}`,
    ['3: -A c worker -l info'],
  ],
  ['README: continued', 'README.md', `${FENCE}\ncelery -A c \\\n  worker\n${FENCE}`, ['2: -A c worker']],
  [
    'README: PowerShell fence',
    'README.md',
    `${FENCE}powershell\ncelery -A c worker \`\n  -P solo\n${FENCE}`,
    ['2: -A c worker -P solo [windows]'],
  ],
  [
    'README: Windows prompt',
    'README.md',
    `${FENCE}\n(venv) PS C:\\x> venv\\Scripts\\celery -A c worker\n${FENCE}`,
    ['2: -A c worker [windows]'],
  ],
  [
    'README: heading',
    'README.md',
    `## Windows\n${FENCE}\ncelery -A c worker -P solo\n${FENCE}\n## Linux / macOS\n    celery -A c worker\n## Else\n\`celery -A d worker\``,
    ['3: -A c worker -P solo [windows]', '6: -A c worker [linux macos]', '8: -A d worker'],
  ],
  [
    'README: inline',
    'README.md',
    'Run `poetry run celery -A c worker`, a `celery worker` of its own.',
    ['1: -A c worker'],
  ],
  ['README: Python code', 'README.md', `${FENCE}python\ncelery -A c worker\n${FENCE}`, []],
  [
    'README: a Compose snippet',
    'README.md',
    `${FENCE}yaml\n    command: celery -A c worker\n${FENCE}`,
    ['2: -A c worker [linux]'],
  ],
  [
    'docs in RST',
    'docs/run.rst',
    'Run::\n\n    $ celery -A c worker \\\n        -l info\n',
    ['3: -A c worker -l info'],
  ],
  ['history', 'docs/changelog.rst', '    celery -A c worker\n', []],
]

describe('reads', () => {
  it.each(CASES)('%s', async (_what, path, text, expected) => expect(await read(path, text)).toEqual(expected))
})

it.each([
  ['UTF-16 LE with mark', Buffer.from('\ufeffcelery -A c worker', 'utf16le')],
  ['UTF-16 LE', Buffer.from('celery -A c worker', 'utf16le')],
  ['UTF-16 BE', Buffer.from('\ufeffcelery -A c worker', 'utf16le').swap16()],
  ['UTF-8 with mark', Buffer.from('\ufeffcelery -A c worker', 'utf8')],
  ['Latin 1', Buffer.from('REM caf\xe9\r\ncelery -A c worker', 'latin1')],
])('reads a batch file in %s', async (_encoding, bytes) => {
  expect((await read('w.bat', bytes)).map((one) => one.replace(/^\d+/, 'n'))).toEqual(['n: -A c worker [windows]'])
})

describe('a list without a shell', () => {
  const formOf = async (files: Record<string, string>) => {
    const found = await findLaunchCommands(makeTree(files), Object.keys(files))
    return found.map(({ argv, unsplit }) => [argv.join(' '), ...(unsplit ? [unsplit] : [])])
  }
  const compose = (command: string) => ({ 'compose.yml': `services:\n  w:\n    command: ${command}\n` })
  const container = (lines: string) => ({ 'k8s/w.yaml': `spec:\n  containers:\n    - ${lines}\n` })
  const whole = 'celery -A c worker'

  it.each<[string, Record<string, string>, string[]]>([
    ['one item', compose('["celery -A c worker"]'), [whole, 'one-item']],
    ['one item of two', compose('["celery -A c", "worker"]'), [whole, 'one-item']],
    ['one item in a Dockerfile', { Dockerfile: 'CMD ["celery -A c worker"]' }, [whole, 'one-item']],
    ['one item in args', container('args: ["celery -A c worker"]'), [whole, 'one-item']],
    ['one item in command', container('command: ["celery -A c worker"]'), [whole, 'one-item']],
    ['the first word of a script', compose('["sh", "-c", "celery", "-A", "c", "worker"]'), [whole, 'shell-word']],
    ['a script', compose('["bash", "-lc", "celery -A c worker"]'), [whole]],
    [
      'a shell in command and its script in args',
      container('command: [sh, -c]\n      args: ["celery -A c worker"]'),
      [whole],
    ],
    ["a shell's own option", compose('["sh", "-e", "-c", "exec celery -A c worker", "sh"]'), [whole]],
    ['words', compose('["celery", "-A", "c", "worker"]'), [whole]],
    ['a string', compose('celery -A c worker'), [whole]],
    ['an entrypoint of the service', compose('["celery -A c worker"]\n    entrypoint: ["sh", "-c"]'), [whole]],
  ])('%s', async (_, files, expected) => expect(await formOf(files)).toEqual([expected]))

  it.each([compose('["celery -A c worker"]'), container('args: ["celery -A c worker"]')])(
    'the entrypoint of an image may split it: %j',
    async (files) => {
      const found = await formOf({ ...files, Dockerfile: 'FROM python\nENTRYPOINT ["/entry.sh"]\n' })
      expect(found).toEqual([[whole]])
    },
  )
})

it.each(['tests/app.py', 'node_modules.md', 'tests/readme.txt', 'mypy.ini', 'data/worker.bat.txt'])(
  'leaves %s alone',
  (path) => expect(formatOf(path)).toBeNull(),
)

it('leaves files that are too large, and folders with a file’s name', async () => {
  const root = makeTree({ 'README.md': '    celery -A c worker\n' + ' '.repeat(4 * 1024 * 1024), 'Makefile/': '' })
  expect(await findLaunchCommands(root, ['README.md', 'Makefile', 'gone.sh'])).toEqual([])
})
