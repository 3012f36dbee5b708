import { expect, it } from 'vitest'
import { findLaunchCommands } from '../../src/project/launch-commands/find-launch-commands.ts'
import { startedInside } from '../../src/project/launch-context/started-inside.ts'
import { findPrograms } from '../../src/project/programs/find-programs.ts'
import { makeTree } from './tree.ts'

const unit = (folder: string, program = '/usr/bin/celery') =>
  `[Service]\nWorkingDirectory=${folder}\nExecStart=${program} -A shop worker\n`
const flat = { 'manage.py': '', 'shop/__init__.py': '', 'shop/celery.py': '' }
const nested = { 'shop/manage.py': '', 'shop/shop/__init__.py': '', 'shop/shop/celery.py': '' }
const venv = '/srv/site/.venv/bin/celery'

async function inside(files: Record<string, string>): Promise<string[]> {
  const root = makeTree(files)
  const names = Object.keys(files)
  const [commands, programs] = [await findLaunchCommands(root, names), await findPrograms(root, names)]
  return (await startedInside(root, commands, programs, names)).map(({ folder }) => folder)
}

it.each<[string, Record<string, string>, string[]]>([
  ["the environment is the folder above's", { ...flat, 'w.service': unit('/srv/site/shop', venv) }, ['/srv/site/shop']],
  ['the name is there twice', { ...flat, 'w.service': unit('/srv/shop/shop/') }, ['/srv/shop/shop']],
  [
    'another unit runs in the folder above',
    {
      ...flat,
      'w.service': unit('/srv/x/shop'),
      'web.service': '[Service]\nWorkingDirectory=/srv/x\nExecStart=gunicorn shop.wsgi\n',
    },
    ['/srv/x/shop'],
  ],
  [
    'supervisord',
    { ...flat, 'a.conf': '[program:w]\ncommand=celery -A shop worker\ndirectory=/srv/shop/shop\n' },
    ['/srv/shop/shop'],
  ],
  ['cd', { ...flat, 'run.sh': 'cd shop && celery -A shop worker\n' }, ['shop']],
  [
    'an image',
    { ...flat, Dockerfile: 'COPY . /app\nWORKDIR /app/shop\nCMD ["celery", "-A", "shop", "worker"]\n' },
    ['./shop'],
  ],
  [
    'Compose',
    {
      ...flat,
      'compose.yml':
        'services:\n  web: {working_dir: /app, command: gunicorn}\n  w:\n    working_dir: /app/shop\n    command: celery -A shop worker\n',
    },
    ['/app/shop'],
  ],
  [
    'VS Code',
    {
      ...flat,
      '.vscode/launch.json':
        '{"configurations": [{"module": "celery", "args": ["-A", "shop", "worker"], "cwd": "${workspaceFolder}/shop"}]}',
    },
    ['./shop'],
  ],
  ["a user's home with the same name", { ...flat, 'w.service': unit('/home/shop/shop') }, []],
  ["the project's own folder", { ...flat, 'w.service': unit('/srv/site', venv) }, []],
  ['a project in a folder with the name of its package', { ...flat, 'w.service': unit('/srv/shop') }, []],
  ['the environment beside the project', { ...flat, 'w.service': unit('/srv/shop', '/srv/venv/bin/celery') }, []],
  ["Django's folder of the same name", { ...nested, 'w.service': unit('/srv/site/shop', venv) }, []],
  ["cd to Django's folder", { ...nested, 'run.sh': 'cd shop && celery -A shop worker\n' }, []],
  ['an installed package', { ...flat, 'setup.py': '', 'run.sh': 'cd shop && celery -A shop worker\n' }, []],
  [
    'a package with a build system',
    { ...flat, 'pyproject.toml': '[build-system]\n', 'run.sh': 'cd shop && celery -A shop worker\n' },
    [],
  ],
  ['PYTHONPATH', { ...flat, 'run.sh': 'cd shop && PYTHONPATH=.. celery -A shop worker\n' }, []],
  ['another folder', { ...flat, 'run.sh': 'cd web && celery -A shop worker\n' }, []],
])('%s', async (_, files, folders) => expect(await inside(files)).toEqual(folders))
