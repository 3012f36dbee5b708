import { expect, it } from 'vitest'
import { beatCommandsIn, findBeatCommands } from '../../src/project/beat-commands.ts'
import { makeTree } from './tree.ts'

it.each([
  ['beat: celery -A shop beat -S django', ['django']],
  ['beat: celery -A shop beat --scheduler=redbeat.RedBeatScheduler -l info', ['redbeat.RedBeatScheduler']],
  ['command: ["celery", "-A", "shop", "beat", "--scheduler", "a.b:C"]', ['a.b:C']],
  ['/srv/venv/bin/celery -A shop beat', [null]],
  ['celery -A shop beat \\\n  -l info \\\n  -S a.b:C', ['a.b:C']],
  ['celery -A shop worker -B --scheduler a.b:C', ['a.b:C']],
  // To a worker it is --statedb.
  ['celery -A shop worker -B -S state.db', [null]],
  ['celery -A shop beat -S "$SCHEDULER"', [null]],
  ['celery -A shop worker --scheduler a.b:C', []],
  ['beat -S django', []],
  ['celery worker & celery -A shop beat -S django &', ['django']],
  ['# beat: celery -A shop beat', []],
  ['; celery beat -A shop', []],
  ['celery -A shop beat --help', []],
  ['the queue is celery, and beat sends to it', []],
])('%j', (text, schedulers) => {
  expect(beatCommandsIn(text).map(({ scheduler }) => scheduler)).toEqual(schedulers)
})

it.each([
  ['celery -A shop beat -s run/schedule --pidfile=/run/beat.pid', ['schedule run/schedule', 'pid file /run/beat.pid']],
  ['["celery", "beat", "--schedule", "run/schedule"]', ['schedule run/schedule']],
  ['celery -A shop worker -B --schedule-filename=run/schedule', ['schedule run/schedule']],
  ['celery -A shop worker -B', []],
  ['celery beat -s "$HOME/schedule" --pidfile=', []],
  ['celery beat --pidfile=run/%n.pid', []],
])('files: %j', (text, paths) => {
  expect(beatCommandsIn(text).flatMap((one) => one.paths!.map(({ what, path }) => `${what} ${path}`))).toEqual(paths)
})

const celery = (words: string): string[] => ['celery', ...words.split(' ')]

it('the files that have commands', async () => {
  const files = {
    Procfile: 'beat: celery beat -S a:B',
    'README.md': '`celery beat -S c:D`',
    'shop.py': '# celery beat -S e:F',
  }
  expect(await findBeatCommands(makeTree(files), Object.keys(files))).toEqual([
    { file: 'Procfile', line: 1, scheduler: 'a:B', paths: [], prose: false, argv: celery('beat -S a:B'), open: false },
    { file: 'README.md', line: 1, scheduler: 'c:D', paths: [], prose: true, argv: celery('beat -S c:D'), open: false },
  ])
})

it('options in a variable', () => {
  const open = (text: string) => beatCommandsIn(text).map((one) => one.open)
  expect(open('celery -A shop beat $OPTIONS')).toEqual([true])
  expect(open('celery -A shop beat -S $SCHEDULER')).toEqual([true])
  expect(open('celery -A $APP beat -l $LEVEL --detach')).toEqual([false])
})

it('a sentence of a document is no command', () => {
  expect(beatCommandsIn('Then celery beat sends the task.', true)).toEqual([])
  expect(beatCommandsIn('    celery -A shop beat', true)).toHaveLength(1)
})

it.each([
  ['echo "Starting celery beat -l info"', true],
  ['name: celery beat', true],
  ['"label": "celery beat"', true],
  ['Run celery beat -l info in a second terminal', true],
  ['docker compose up celery beat -d', true],
  ['docker compose restart worker celery beat', true],
  ['kubectl logs celery beat -f', true],
  ['depends_on: [celery, beat]', true],
  ['ENTRYPOINT ["/app/entry.sh", "celery", "beat"]', true],
  ['docker compose run web celery beat -l info', false],
  ['uv run celery beat', false],
  ['celery beat -l info', false],
  ['$ celery beat -l info', false],
  ['beat: celery beat', false],
  ['"beat": "celery beat -l info"', false],
  ['command: ["celery", "beat"]', false],
  ['ExecStart=/srv/venv/bin/celery beat', false],
  ['CMD ["celery", "beat"]', false],
  ['cd shop && poetry run celery beat', false],
  ['LEVEL=info python -m celery beat', false],
])('said, not started: %s', (text, said) => {
  expect(beatCommandsIn(text).map(({ inline = false }) => inline)).toEqual([said])
})

it('its own words', () => {
  expect(beatCommandsIn('  "beat": {"cmd": "celery beat -l info"},').map(({ argv }) => argv)).toEqual([
    celery('beat -l info'),
  ])
})

it('behind it', () => {
  expect(beatCommandsIn('then exec celery beat -l info; fi').map(({ argv }) => argv)).toEqual([celery('beat -l info')])
})

it('the folder', () => {
  expect(beatCommandsIn('cd shop && celery -A shop beat').map(({ folder }) => folder)).toEqual(['shop'])
})
