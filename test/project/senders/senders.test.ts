import { describe, expect, it } from 'vitest'
import { findLaunchCommands } from '../../../src/project/launch-commands/find-launch-commands.ts'
import { findPrograms } from '../../../src/project/programs/find-programs.ts'
import { projectTexts } from '../../../src/project/programs/project-texts.ts'
import { composeNeighbours } from '../../../src/project/senders/compose-neighbours.ts'
import { djangoDefaults } from '../../../src/project/senders/django-defaults.ts'
import { envFileReaders } from '../../../src/project/senders/env-file.ts'
import { makeTree } from '../tree.ts'

type Files = Readonly<Record<string, string>>

const names = (module: string) => `import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "${module}")\n`

describe('the settings that the files of a Django project name', () => {
  const defaults = async (files: Files) => {
    const list = Object.keys(files)
    const found = await djangoDefaults(
      'config.local',
      'config/celery.py',
      'manage.py',
      projectTexts(makeTree(files), list),
    )
    return found.map(({ where, env }) => `${where} ${env['DJANGO_SETTINGS_MODULE']}`)
  }

  it.each<[title: string, files: Files, found: string[]]>([
    ['the same', { 'manage.py': names('config.local') }, []],
    ['another', { 'manage.py': names('config.prod') }, ['manage.py:2 config.prod']],
    [
      'development by manage.py, production by wsgi.py',
      { 'manage.py': names('config.local'), 'config/wsgi.py': names('config.prod') },
      [],
    ],
    [
      'both others',
      { 'manage.py': names('config.dev'), 'config/wsgi.py': names('config.prod') },
      ['manage.py:2 config.dev', 'config/wsgi.py:2 config.prod'],
    ],
    ['an image names it', { 'manage.py': names('config.prod'), Dockerfile: 'ENV DJANGO_SETTINGS_MODULE=x\n' }, []],
    [
      'pytest.ini does not',
      { 'manage.py': names('config.prod'), 'pytest.ini': 'DJANGO_SETTINGS_MODULE = x\n' },
      ['manage.py:2 config.prod'],
    ],
    [
      'an image names it, and the app takes its own',
      {
        'manage.py': names('config.local'),
        Dockerfile: 'ENV DJANGO_SETTINGS_MODULE=config.prod\n',
        'config/celery.py': 'import os\nos.environ["DJANGO_SETTINGS_MODULE"] = "config.local"\n',
      },
      ['config/celery.py config.prod'],
    ],
    ['computed', { 'manage.py': 'import os\nos.environ["DJANGO_SETTINGS_MODULE"] = get()\n' }, []],
  ])('%s', async (_, files, found) => {
    expect(await defaults(files)).toEqual(found)
  })
})

describe('the processes beside a worker in a Compose file', () => {
  const compose = (web: string, worker: string, more = '') =>
    `services:\n  web:\n    command: gunicorn config.wsgi\n${web}  worker:\n    command: celery -A config worker\n${worker}${more}`
  const env = (...pairs: string[]) => `    environment:\n${pairs.map((pair) => `      - ${pair}\n`).join('')}`
  const neighbours = async (files: Files) => {
    const list = Object.keys(files)
    const root = makeTree(files)
    const found = await composeNeighbours(await findPrograms(root, list), projectTexts(root, list))
    return found.map(({ name, variables, env: own }) => [name, ...variables, own['DJANGO_SETTINGS_MODULE']])
  }

  it.each<[title: string, files: Files, found: unknown[]]>([
    ['the same environment', { 'compose.yml': compose(env('STAGE=a'), env('STAGE=a')) }, []],
    ['another', { 'compose.yml': compose(env('STAGE=a'), '') }, [['service web', 'STAGE', undefined]]],
    ['one that chooses nothing', { 'compose.yml': compose(env('PORT=80'), '') }, []],
    ['a value of the shell', { 'compose.yml': compose(env('STAGE=${STAGE}'), '') }, []],
    [
      'the web process has the settings of wsgi.py',
      { 'compose.yml': compose('', env('DJANGO_SETTINGS_MODULE=config.b')), 'config/wsgi.py': names('config.a') },
      [['service web', 'DJANGO_SETTINGS_MODULE', 'config.a']],
    ],
    ['a file of variables that is not there', { 'compose.yml': compose(env('STAGE=a'), '    env_file: .env\n') }, []],
    [
      'a file of variables that is there',
      { 'compose.yml': compose(env('STAGE=a'), '    env_file:\n      - .env\n'), '.env': 'STAGE=b\n' },
      [['service web', 'STAGE', undefined]],
    ],
    [
      'flower, with an app whose name has the word worker',
      {
        'compose.yml': compose(
          env('STAGE=a'),
          env('STAGE=a'),
          '  flower:\n    command: celery --app=worker.celery flower\n  flower2:\n    command: celery -A worker flower\n',
        ),
      },
      [],
    ],
    ['a service of another file', { 'compose.yml': compose(env('STAGE=a'), '    extends: base\n') }, []],
  ])('%s', async (_, files, found) => {
    expect(await neighbours(files)).toEqual(found)
  })
})

describe('a file that reads .env for one process', () => {
  const readers = async (files: Files, env: Record<string, string> = {}) => {
    const list = Object.keys(files)
    const root = makeTree(files)
    const [commands, programs] = [await findLaunchCommands(root, list), await findPrograms(root, list)]
    const found = await envFileReaders(env, { manager: 'pip' }, commands, programs, projectTexts(root, list))
    return found.map(({ where, env: own }) => [where, own])
  }
  const files = { 'manage.py': 'from dotenv import load_dotenv\nload_dotenv()\n', '.env': 'BROKER=redis://\n' }

  it.each<[title: string, files: Files, env: Record<string, string>, found: unknown[]]>([
    ['manage.py', files, {}, [['manage.py:2', { BROKER: 'redis://' }]]],
    ['without a file', { 'manage.py': files['manage.py'] }, {}, []],
    ['the shell has it', files, { BROKER: 'x' }, []],
    ['a comment', { ...files, 'manage.py': '# load_dotenv()\n' }, {}, []],
    ['Foreman reads it for all', { ...files, Procfile: 'worker: celery -A a worker\n' }, {}, []],
    ['the worker gets it', { ...files, 'start.sh': 'dotenv run -- celery -A a worker\n' }, {}, []],
    ['the worker has it', { ...files, 'start.sh': 'BROKER=y celery -A a worker\n' }, {}, []],
  ])('%s', async (_, given, env, found) => {
    expect(await readers(given, env)).toEqual(found)
  })
})
