import { describe, expect, it } from 'vitest'
import { celeryCommands } from '../../../../src/project/launch-commands/shell/celery-commands.ts'
import type { ShellSyntax } from '../../../../src/project/launch-commands/shell/split-words.ts'

const found = (text: string, syntax: ShellSyntax = 'posix') =>
  celeryCommands(text, syntax).flatMap(({ own, argv }) => (own ? [] : argv.slice(1).join(' ')))

const CONFIG = 'A config worker'
describe('finds the worker command in', () => {
  it.each([
    ['celery -A config worker -l info', '-A config worker -l info'],
    ['poetry run celery -A config worker -l info', '-A config worker -l info'],
    ['celery -A config -l info -c 4 -Q cron worker', '-A config -l info -c 4 -Q cron worker'],
    ['celery -A config -O fair -E -n w1@%h worker', '-A config -O fair -E -n w1@%h worker'],
    ['uv run --with redis celery -A config worker', '-A config worker'],
    ['pipenv run celery -A config worker', '-A config worker'],
    ['pdm run celery -A config worker', '-A config worker'],
    ['hatch run dev:celery -A config worker || celery -A config worker', '-A config worker'],
    ['python -m celery -A config worker', '-A config worker'],
    ['python3.11 -X dev -m celery -A config worker', '-A config worker'],
    ['.venv/bin/python -m celery --app=config worker', '--app=config worker'],
    ['/opt/app/venv/bin/celery -A config worker', '-A config worker'],
    ['exec celery -A config worker', '-A config worker'],
    ['env C_FORCE_ROOT=1 celery -A config worker', '-A config worker'],
    ['C_FORCE_ROOT=1 X=2 celery -A config worker', '-A config worker'],
    ['nohup celery -A config worker > worker.log 2>&1 &', '-A config worker'],
    ['sudo -u www celery -A config worker', '-A config worker'],
    ['cd backend && celery -A config worker | tee log; echo done', '-A config worker'],
    ["watchmedo auto-restart -d . -p '*.py' -- celery -A config worker", '-A config worker'],
    ["watchfiles 'celery -A config worker -l info' config", '-A config worker -l info'],
    ["watchfiles --filter python celery.__main__.main --args '-A config worker -l INFO'", '-A config worker -l INFO'],
    ['bash -c "cd src && exec celery -A config worker -c 2"', '-A config worker -c 2'],
    ['npx concurrently "npm run web" "celery -A config worker"', '-A config worker'],
    ['./wait-for-it.sh db:5432 -- celery -A config worker', '-A config worker'],
    ['docker compose run --rm web celery -A config worker', '-A config worker'],
    ['docker run --name celery image celery -A config worker', '-A config worker'],
    ['celery -A celery_app.celery worker', '-A celery_app.celery worker'],
    ['celery worker -A config', 'worker -A config'],
    ['poolwise worker launch --auto-pool   # stays in this terminal', 'worker launch --auto-pool'],
    ['npx poolwise worker launch -A config', 'worker launch -A config'],
    ['celery -A $APP worker -n "w1@%h" -Q \'a,b\'', '-A $APP worker -n w1@%h -Q a,b'],
    ['celery -A <your project> worker', '-A <your project> worker'],
    ['celery -A {{ app }} worker -c ${N:-4}', '-A {{ app }} worker -c ${N:-4}'],
    ['$(CELERY) -A $(shell cat app) worker', '-A $(shell cat app) worker'],
    ['celery -A config worker  # development', '-A config worker'],
    ['celery -A config worker -Q a\\ b', '-A config worker -Q a b'],
    ['celery -A a worker; celery -A b worker', ['-A a worker', '-A b worker']],
  ])('%s', (text, argv) => expect(found(text)).toEqual([argv].flat()))

  it.each<[ShellSyntax, string, string]>([
    ['cmd', 'start "worker" /b celery -A config worker -n w1@%%h', '-A config worker -n w1@%%h'],
    ['cmd', 'call venv\\Scripts\\celery.exe -A %APP% worker', '-A %APP% worker'],
    ['cmd', 'set FORKED_BY_MULTIPROCESSING=1&& celery -A config worker --pool=solo', '-A config worker --pool=solo'],
    ['powershell', '& celery -A config worker -P solo', '-A config worker -P solo'],
    ['powershell', "$env:X = 'a'; .\\venv\\Scripts\\python.exe -m celery -A config worker", '-A config worker'],
    ['powershell', "& $python '-m' 'celery' '-A' 'config' 'worker'", '-A config worker'],
    ['powershell', 'celery -A config worker -n "say ""hi"""', '-A config worker -n say "hi"'],
  ])('%s: %s', (syntax, text, argv) => expect(found(text, syntax)).toEqual([argv]))
})

describe('celery multi starts workers', () => {
  it.each([
    ['celery multi start w1 -A proj -Q mail -l INFO', ['-A proj worker -n w1@%h -Q mail -l INFO']],
    [
      'celery -A proj multi start w1 w2 --concurrency=4',
      [1, 2].map((n) => `-A proj worker -n w${n}@%h --concurrency=4`),
    ],
    ['celery multi restart 2 -A proj -c 3', [1, 2].map((n) => `-A proj worker -n celery${n}@%h -c 3`)],
    [
      'celery multi start a b c --app=proj -Q:a mail -Q:2-3 video -c:c 1',
      [
        '--app=proj worker -n a@%h -Q mail',
        '--app=proj worker -n b@%h -Q video',
        '--app=proj worker -n c@%h -Q video -c 1',
      ],
    ],
    ["sh -c 'celery -A $APP multi start $NODES --pidfile=/run/%n.pid'", ['-A $APP worker --pidfile=/run/%n.pid']],
    ['uv run celery multi start w1 -A proj', ['-A proj worker -n w1@%h']],
    [
      'celery multi start a b -A proj -Q:a mail -c:2 4 -Q rest -c 1 -P:2 threads',
      ['-A proj worker -n a@%h -Q mail -c 1', '-A proj worker -n b@%h -Q rest -c 4 -P threads'],
    ],
    ['celery multi start a -A proj --prefix=w --append=x -n here -Q x -Q y', ['-A proj worker -n a@%h -Q y']],
    [
      'celery multi start short1 short2 --pidfile=/run/%n.pid -c10 -Q short',
      [1, 2].map((n) => `worker -n short${n}@%h --pidfile=/run/%n.pid -c10 -Q short`),
    ],
    ['celery multi stopwait w1 -A proj', []],
    ['celery multi stopwait w1 -Q mail', []],
    ['celery multi show w1 -A proj', []],
  ])('%s', (text, workers) => expect(found(text)).toEqual(workers))
})

it.each([
  ['uv --directory backend run celery -A config worker', 'backend'],
  ['uv run --directory=backend celery -A config worker', 'backend'],
  ['poetry -C backend run celery -A config worker', 'backend'],
  ['poetry --directory backend run celery -A config worker', 'backend'],
  ['cd apps && uv --directory backend run celery -A config worker', 'apps/backend'],
  ['env -C backend celery -A config worker', 'backend'],
  ['poetry run celery -C -A config worker', undefined],
  ['uv --project backend run celery -A config worker', undefined],
])('%s runs in %s', (text, folder) => {
  expect(celeryCommands(text, 'posix').map((one) => one.folder)).toEqual([folder])
})

describe('finds none in', () => {
  it.each([
    'celery -A config beat',
    'celery -A config -l worker beat',
    'celery -A config inspect -d worker',
    'celery -A config flower --worker',
    'celery worker --help',
    'echo celery -A config worker',
    'pip install celery worker',
    'poetry add celery worker',
    'docker compose up redis celery worker flower',
    'pkill -f "celery -A config worker"',
    'Start the celery worker',
    '# celery -A config worker',
    'celery multi start worker',
    'X=1',
    '',
  ])('%s', (text) => expect(found(text)).toEqual([]))
})

it('knows a container from its command', () => {
  expect(
    celeryCommands(`docker compose exec web celery -${CONFIG}`, 'posix').map(({ contained }) => contained),
  ).toEqual([true])
})

describe("another program's own command", () => {
  const own = (text: string) => celeryCommands(text, 'posix').flatMap((one) => (one.own ? one.argv.join(' ') : []))

  it.each([
    ['hypothesis celery worker --loglevel=INFO', 'hypothesis celery worker --loglevel=INFO'],
    ['newrelic-admin run-program hypothesis celery worker', 'hypothesis celery worker'],
    ['pipenv run flask exec celery worker --name tracker', 'flask exec celery worker --name tracker'],
    ['flask --app shop celery worker', 'flask --app shop celery worker'],
    ['exec gwcelery worker -l info', 'gwcelery worker -l info'],
    ['poetry run shop celery worker', 'shop celery worker'],
    ['A=1 bash -c "shop celery worker"', 'shop celery worker'],
    ['python manage.py celery worker', 'manage.py celery worker'],
    ['./manage.py celery worker', './manage.py celery worker'],
  ])('%s', (text, words) => {
    expect(own(text)).toEqual([words])
    expect(celeryCommands(text, 'posix').filter((one) => !one.own)).toEqual([])
  })

  it.each([
    'uv run --with redis celery -A shop worker',
    'gosu app celery -A shop worker',
    'docker compose run web celery -A shop worker',
    './wait-for-it.sh db:5432 -- celery -A shop worker',
    '/entrypoint celery -A shop worker',
    'docker compose up celery worker',
    'poetry run celery -A shop worker',
    'celery-exporter --worker',
    'flask worker',
  ])('not in %s', (text) => expect(own(text)).toEqual([]))
})
