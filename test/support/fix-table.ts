/** A worker command whose queue is `=celery`, and the same without that fault. */
export const BROKEN = 'celery -A shop worker -Q=celery -l info'
export const CURED = 'celery -A shop worker -Q celery -l info'

/** A file that starts a worker. */
export interface FixRow {
  /** The module of src/project/launch-commands/formats. */
  readonly format: string
  readonly file: string
  readonly text: string
}

const list = JSON.stringify(BROKEN.split(' '))
const [, ...args] = BROKEN.split(' ')

/** Files in which `--fix` corrects the command. */
export const fixRows: readonly FixRow[] = [
  { format: 'procfile', file: 'Procfile', text: `web: gunicorn shop\nworker: ${BROKEN}\n` },
  { format: 'makefile', file: 'Makefile', text: `worker:\n\t@poetry run ${BROKEN}\n` },
  { format: 'justfile', file: 'justfile', text: `worker:\n    ${BROKEN}\n` },
  {
    format: 'package-json',
    file: 'package.json',
    text: `{\n  "scripts": {\n    "worker": "${BROKEN}"\n  }\n}\n`,
  },
  { format: 'pyproject', file: 'pyproject.toml', text: `[tool.poe.tasks]\nworker = "${BROKEN}"  # ours\n` },
  {
    format: 'compose',
    file: 'docker-compose.yml',
    text: `services:\n  worker:\n    image: shop\n    command: ${BROKEN}   # ours\n`,
  },
  { format: 'dockerfile', file: 'Dockerfile', text: `FROM python\nCMD ${BROKEN}\n` },
  { format: 'shell-script', file: 'worker.sh', text: `#!/bin/sh\nset -e\nexec ${BROKEN}\n` },
  { format: 'batch', file: 'worker.bat', text: `@echo off\nrem für alle\n${BROKEN}\n` },
  { format: 'powershell', file: 'worker.ps1', text: `$ErrorActionPreference = 'Stop'\n${BROKEN}\n` },
  {
    format: 'systemd',
    file: 'deploy/shop-worker.service',
    text: `[Unit]\nDescription=für alle\n\n[Service]\nExecStart=/srv/shop/.venv/bin/${BROKEN}\n`,
  },
  {
    format: 'supervisord',
    file: 'deploy/supervisor.conf',
    text: `[program:worker]\ncommand=/srv/shop/.venv/bin/${BROKEN}\nautostart=true\n`,
  },
  {
    format: 'vscode',
    file: '.vscode/tasks.json',
    text: `{\n  // ours\n  "version": "2.0.0",\n  "tasks": [\n    { "label": "worker", "type": "shell", "command": "${BROKEN}" }\n  ]\n}\n`,
  },
  {
    format: 'github-workflow',
    file: '.github/workflows/ci.yml',
    text: `jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: |\n          pip install .\n          ${BROKEN} &\n`,
  },
  { format: 'gitlab-ci', file: '.gitlab-ci.yml', text: `test:\n  script:\n    - ${BROKEN} &\n` },
  {
    format: 'taskfile',
    file: 'Taskfile.yml',
    text: `version: '3'\ntasks:\n  worker:\n    cmds:\n      - ${BROKEN}\n`,
  },
  { format: 'tox', file: 'tox.ini', text: `[testenv:worker]\ncommands =\n    ${BROKEN}\n` },
  {
    format: 'kubernetes',
    file: 'k8s/worker.yaml',
    text: `spec:\n  template:\n    spec:\n      containers:\n        - name: worker\n          image: shop\n          command: ["sh", "-c", "exec ${BROKEN}"]\n`,
  },
]

/** Files in which it doesn't: a list of words, a text for people, the settings of a debugger, code. */
export const leftRows: readonly FixRow[] = [
  {
    format: 'celeryd',
    file: 'deploy/celeryd.default',
    text: `CELERYD_NODES="worker"\nCELERY_APP="shop"\nCELERYD_OPTS="-Q=celery"\n`,
  },
  {
    format: 'prose',
    file: 'README.md',
    text: `# Shop\n\nStart the worker:\n\n\`\`\`sh\n${BROKEN}\n\`\`\`\n`,
  },
  { format: 'dockerfile', file: 'Dockerfile', text: `FROM python\nCMD ${list}\n` },
  {
    format: 'compose',
    file: 'docker-compose.yml',
    text: `services:\n  worker:\n    image: shop\n    command: ${list}\n`,
  },
  {
    format: 'kubernetes',
    file: 'k8s/worker.yaml',
    text: `spec:\n  containers:\n    - name: worker\n      command: ${list}\n`,
  },
  {
    format: 'vscode',
    file: '.vscode/launch.json',
    text: `{\n  "configurations": [\n    { "name": "worker", "type": "debugpy", "module": "celery", "args": ${JSON.stringify(args)} }\n  ]\n}\n`,
  },
  {
    format: 'pycharm',
    file: '.run/worker.run.xml',
    text: `<component name="ProjectRunConfigurationManager">\n  <configuration name="worker" type="PythonConfigurationType">\n    <option name="SCRIPT_NAME" value="celery" />\n    <option name="MODULE_MODE" value="true" />\n    <option name="PARAMETERS" value="${args.join(' ')}" />\n  </configuration>\n</component>\n`,
  },
  {
    format: 'python',
    file: 'scripts/worker.py',
    text: `import subprocess\n\nsubprocess.run(${list.replaceAll('"', "'")})\n`,
  },
]

/** Line ends and marks that a file keeps. */
export const encodings: readonly (readonly [title: string, encode: (text: string) => string])[] = [
  ['lines end with LF', (text) => text],
  ['lines end with CRLF after a byte order mark', (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
  ['the last line has no end', (text) => text.replace(/\n$/, '')],
]
