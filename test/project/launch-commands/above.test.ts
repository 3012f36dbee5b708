import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findBeatCommands } from '../../../src/project/beat-commands.ts'
import { filesAbove } from '../../../src/project/files-above.ts'
import { findStarts } from '../../../src/project/launch-commands/find-launch-commands.ts'
import { findPrograms } from '../../../src/project/programs/find-programs.ts'
import { walkProject } from '../../../src/project/walk.ts'
import { makeTree } from '../tree.ts'

const APP = "from celery import Celery\napp = Celery('proj')\n"

/** A repository with a project in `backend`, and another one beside it. */
const repository = (files: Record<string, string>, folder = 'backend') => {
  const tree = makeTree({
    '.git/HEAD': '',
    'worker/requirements.txt': '',
    'worker/other/celery.py': APP,
    [`${folder}/requirements.txt`]: '',
    [`${folder}/proj/__init__.py`]: '',
    [`${folder}/proj/celery.py`]: APP,
    ...files,
  })
  return join(tree, folder)
}

const lists = async (root: string) => [(await walkProject(root)).files, await filesAbove({}, root)] as const

async function found(root: string) {
  const { launchCommands } = await findStarts(root, ...(await lists(root)))
  return launchCommands.map(({ file, line, argv, folder }) => [
    `${file}:${line}`,
    argv.join(' '),
    ...(folder === undefined ? [] : [folder]),
  ])
}

const service = (...lines: string[]) =>
  ['services:', '  mail:', ...lines.map((line) => `    ${line}`), '    command: celery -A proj worker -Q mail'].join(
    '\n',
  )
const MAIL = 'celery -A proj worker -Q mail'
const workflow = (...lines: string[]) => ['jobs:', '  test:', '    runs-on: ubuntu-latest', ...lines].join('\n')

describe('commands above the project', () => {
  it.each<[what: string, files: Record<string, string>, expected: string[][]]>([
    [
      'a service that is built from it',
      { 'docker-compose.yml': service('build: ./backend') },
      [['../docker-compose.yml:4', MAIL]],
    ],
    [
      'a build context, by an anchor',
      {
        'compose.yaml': `x-app: &app\n  build:\n    context: backend\n${service('<<: *app')}`,
      },
      [['../compose.yaml:7', MAIL]],
    ],
    [
      'a Dockerfile in it, built from the top',
      { 'compose.yaml': service('build: { context: ., dockerfile: backend/Dockerfile }') },
      [['../compose.yaml:4', MAIL]],
    ],
    [
      'a mount of it',
      { 'compose.yaml': service('image: shop', 'volumes: ["./backend:/app"]') },
      [['../compose.yaml:5', MAIL]],
    ],
    [
      'the folder in the container that is called like it',
      { 'compose.yaml': service('build: .', 'working_dir: /srv/backend') },
      [['../compose.yaml:5', MAIL, '/srv/backend']],
    ],
    ['an image whose command names its app', { 'compose.yaml': service('image: shop') }, [['../compose.yaml:4', MAIL]]],
    [
      'a README that changes to it',
      { 'README.md': '```\ncd backend\ncelery -A proj worker -l info\n```\n' },
      [['../README.md:3', 'celery -A proj worker -l info']],
    ],
    [
      'a README',
      { 'docs/run.md': '```\n$ cd backend && celery -A proj worker\n```\n' },
      [['../docs/run.md:2', 'celery -A proj worker']],
    ],
    [
      'a README that names its app',
      { 'README.md': '```\ncelery -A proj worker\n```\n' },
      [['../README.md:2', 'celery -A proj worker']],
    ],
    [
      'a Makefile that changes to it',
      { Makefile: 'worker:\n\tcd backend && celery -A proj worker\n' },
      [['../Makefile:2', 'celery -A proj worker']],
    ],
    [
      'a Makefile that asks Compose',
      { Makefile: 'worker:\n\tdocker compose exec app celery -A proj worker\n' },
      [['../Makefile:2', 'celery -A proj worker']],
    ],
    [
      'a Procfile that changes to it',
      { Procfile: 'worker: cd backend && celery -A proj worker\n' },
      [['../Procfile:1', 'celery -A proj worker']],
    ],
    [
      'a step of a workflow',
      {
        '.github/workflows/ci.yml': workflow(
          '    steps:',
          '      - run: celery -A proj worker',
          '        working-directory: ./backend',
        ),
      },
      [['../.github/workflows/ci.yml:5', 'celery -A proj worker']],
    ],
    [
      'the default folder of a job',
      {
        '.github/workflows/ci.yml': workflow(
          '    defaults: { run: { working-directory: backend } }',
          '    steps:',
          '      - run: celery -A proj worker',
        ),
      },
      [['../.github/workflows/ci.yml:6', 'celery -A proj worker']],
    ],
    [
      'an image that copies it',
      { Dockerfile: 'FROM python:3.12\nWORKDIR /app\nCOPY backend/ /app\nCMD ["celery", "-A", "proj", "worker"]\n' },
      [['../Dockerfile:4', 'celery -A proj worker']],
    ],
    [
      'a unit that runs in it',
      {
        'deploy/w.service':
          '[Service]\nWorkingDirectory=/srv/shop/backend\nExecStart=/srv/shop/venv/bin/celery -A proj worker\n',
      },
      [['../deploy/w.service:3', 'celery -A proj worker', '/srv/shop/backend']],
    ],
    [
      'a task of VS Code',
      {
        '.vscode/launch.json':
          '{"configurations": [{"module": "celery", "cwd": "${workspaceFolder}/backend", "args": ["-A", "proj", "worker"]}]}',
      },
      [['../.vscode/launch.json:1', 'celery -A proj worker']],
    ],
    [
      'a folder below it',
      { 'run.sh': 'cd backend/src && celery -A proj worker\n', 'backend/src/x.py': '' },
      [['../run.sh:1', 'celery -A proj worker', './src']],
    ],
  ])('%s', async (_, files, expected) => expect(await found(repository(files))).toEqual(expected))

  it.each<[what: string, files: Record<string, string>]>([
    ['a service that is built from the folder beside it', { 'compose.yaml': service('build: ./worker') }],
    [
      'a Dockerfile of the folder beside it',
      { 'compose.yaml': service('build: { context: ., dockerfile: worker/Dockerfile }'), 'worker/proj/celery.py': APP },
    ],
    [
      'a command that changes to the folder beside it',
      { 'README.md': '```\ncd worker && celery -A proj worker\n```\n' },
    ],
    ['another app', { 'compose.yaml': 'services:\n  a:\n    command: celery -A other worker\n' }],
    ['an app of that name beside the file', { 'compose.yaml': service('image: shop'), 'proj/celery.py': APP }],
    [
      'an app of that name in the folder beside it',
      { 'compose.yaml': service('image: shop'), 'worker/proj/celery.py': APP },
    ],
    [
      'an app of that name beside the folder of the file',
      { 'deploy/compose.yaml': service('image: shop'), 'worker/proj/celery.py': APP },
    ],
    ['a Procfile, whose commands run beside it', { Procfile: 'worker: celery -A proj worker\n' }],
    ['files of the project beside it', { 'worker/Procfile': 'worker: cd ../backend && celery -A proj worker\n' }],
    [
      'a workflow in the folder beside it',
      {
        '.github/workflows/ci.yml': workflow(
          '    steps:',
          '      - run: celery -A proj worker',
          '        working-directory: worker',
        ),
      },
    ],
    ['a page that changes to no folder', { 'docs/run.md': '```\ncelery -A proj worker\n```\n' }],
    [
      'a page that changes to a folder which is not there',
      { 'docs/run.md': '```\ncd shop\ncelery -A proj worker\n```\n' },
    ],
    ['the README of a folder beside it', { 'deploy/README.md': '```\ncelery -A proj worker\n```\n' }],
  ])('not %s', async (_, files) => expect(await found(repository(files))).toEqual([]))

  it('several folders up', async () => {
    const files = {
      'docker-compose.yml': service('build: services/api'),
      'services/compose.yaml': service('build: ./api'),
    }
    expect(await found(repository(files, 'services/api'))).toEqual([
      ['../../docker-compose.yml:4', MAIL],
      ['../compose.yaml:4', MAIL],
    ])
  })

  it('not what several of the folders between them could mean', async () => {
    const files = { 'README.md': '```\ncelery -A proj worker\n```\n' }
    expect(await found(repository(files, 'services/api'))).toEqual([['../../README.md:2', 'celery -A proj worker']])
    const twice = { ...files, 'services/mail/proj/celery.py': APP }
    expect(await found(repository(twice, 'services/api'))).toEqual([])
  })

  it('nothing above where there is no repository, or at its top', async () => {
    const root = makeTree({ 'compose.yaml': service('image: shop'), 'backend/proj/celery.py': APP })
    expect(await filesAbove({}, join(root, 'backend'))).toEqual([])
  })
})

describe('above the project', () => {
  const text = [
    'services:',
    '  beat:',
    '    build: ./backend',
    '    env_file: ./backend/.env',
    '    command: celery -A proj beat -S redbeat.RedBeatScheduler',
    '  frontend:',
    '    build: ./frontend',
  ].join('\n')

  it('programs, with the variables of the project', async () => {
    const root = repository({ 'compose.yaml': text, 'backend/.env': 'BROKER_URL=redis://\n' })
    expect(await findPrograms(root, ...(await lists(root)))).toEqual([
      {
        file: '../compose.yaml',
        line: 2,
        name: 'beat',
        command: ['celery', '-A', 'proj', 'beat', '-S', 'redbeat.RedBeatScheduler'],
        env: { BROKER_URL: 'redis://' },
        folder: null,
      },
    ])
  })

  it('no beat of a page that tells of any project', async () => {
    const root = repository({ 'docs/beat.md': '```\ncelery -A proj beat -s run/schedule\n```\n' })
    expect(await findBeatCommands(root, ...(await lists(root)))).toEqual([])
  })

  it('beat', async () => {
    const root = repository({ 'compose.yaml': text })
    expect(await findBeatCommands(root, ...(await lists(root)))).toMatchObject([{ file: '../compose.yaml', line: 5 }])
  })
})
