import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Stands in files outside of the project: no output may have it. */
export const OUTSIDE = 'wordFromOutside'

/** Names under which poolwise or its Python program reads a file of a project. `poolwise.toml` has a rule of its own. */
export const READ_NAMES: readonly string[] = [
  ...['Procfile', 'Procfile.dev', 'Makefile', 'justfile', 'package.json', 'Taskfile.yml', 'tox.ini', 'setup.cfg'],
  ...['compose.yml', 'compose.override.yml', 'docker-compose.yml', 'Dockerfile', 'docker/entrypoint.sh', 'start.sh'],
  ...['README.md', 'docs/deploy.md', '.gitlab-ci.yml', '.github/workflows/ci.yml', 'k8s/worker.yaml'],
  ...['supervisord.conf', 'deploy/worker.service', 'scripts/worker.bat', 'scripts/worker.ps1'],
  ...['.vscode/tasks.json', '.vscode/launch.json', '.idea/runConfigurations/worker.xml', '.run/worker.xml'],
  ...['pyproject.toml', 'uv.lock', 'poetry.lock', 'pdm.lock', 'poetry.toml', 'Pipfile', 'Pipfile.lock', 'pixi.toml'],
  ...['requirements.txt', 'requirements-dev.txt', 'requirements/base.txt', 'setup.py', 'environment.yml'],
  ...['.env', '.env.example', '.env.local', '.envrc', '.flaskenv', '.envs/.local', 'env.example'],
  ...['.python-version', '.tool-versions', 'runtime.txt', '.pdm-python', '.mise.toml', 'mise.toml', 'dev.nix'],
  ...['.gitignore', '.git', '.hg', 'manage.py', 'celeryconfig.py', 'settings.py', 'shop/tasks.py', 'shop/conf.pyi'],
  ...['shop/worker.py', 'run_worker.py', 'celerybeat-schedule', 'celerybeat.pid', 'sitecustomize.txt'],
  ...['.venv/pyvenv.cfg', 'venv/bin/python', 'venv/pyvenv.cfg', 'env/conda-meta'],
]

export interface Kind {
  readonly title: string
  /** Makes the files, whose folders are there. */
  readonly make: (files: readonly string[], outside: string) => void
}

/** By its name in its folder: a socket's path has a limit. */
const BIND = `
import os, socket, sys
for path in sys.argv[1:]:
    os.chdir(os.path.dirname(path))
    socket.socket(socket.AF_UNIX).bind(os.path.basename(path))
`

const each =
  (make: (file: string, outside: string) => void): Kind['make'] =>
  (files, outside) => {
    for (const file of files) make(file, outside)
  }

export const KINDS: readonly Kind[] = [
  { title: 'named pipes', make: (files) => void execFileSync('mkfifo', files) },
  { title: 'sockets', make: (files) => void execFileSync('python3', ['-c', BIND, ...files]) },
  { title: 'folders', make: each((file) => mkdirSync(file)) },
  { title: 'links to a device without an end', make: each((file) => symlinkSync('/dev/zero', file)) },
  { title: 'links out of the project', make: each((file, outside) => symlinkSync(outside, file)) },
  { title: 'links to themselves', make: each((file) => symlinkSync(file, file)) },
  { title: 'files that nobody may read', make: each((file) => writeFileSync(file, text(OUTSIDE), { mode: 0 })) },
  {
    title: 'files of 2 GB',
    make: each((file) => {
      writeFileSync(file, '')
      truncateSync(file, 2 * 1024 ** 3)
    }),
  },
  { title: 'files that grow', make: each((file) => writeFileSync(file, text('grown'))) },
]

/** What a parser of each kind of file would find something in; no secret, which would be redacted. */
export const text = (word: string): string =>
  [`celery==5.0.0 # ${word}`, `worker: celery -A shop worker -Q ${word} -P prefork`, `PLACE_OF=${word}`, ''].join('\n')

/** Makes a file of that kind under each of the names. */
export function makeSpecial(root: string, names: readonly string[], { make }: Kind, outside: string): void {
  const files = names.map((name) => join(root, name))
  for (const file of files) mkdirSync(dirname(file), { recursive: true })
  make(files, outside)
}

/** Appends to all of them until it is ended, up to 2 MB each. */
export const growing = (root: string, names: readonly string[]): ChildProcess =>
  spawn('python3', [
    '-c',
    `import sys, time
for _ in range(500):
    for name in sys.argv[1:]:
        with open(name, 'ab') as file:
            file.write(b'worker: celery -A shop worker -Q grown -P prefork\\n' * 80)
    time.sleep(0.02)`,
    ...names.map((name) => join(root, name)),
  ])
