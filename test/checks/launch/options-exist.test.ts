import { optionsExist } from '../../../src/checks/launch/options-exist.ts'
import type { CeleryOption, CeleryOptionsFact } from '../../../src/facts/launch.ts'
import type { Facts } from '../../../src/facts/facts.ts'
import type { LaunchCommand } from '../../../src/facts/project.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appFact, celeryFact, healthy, launchCommand, launchContextFact } from '../../support/facts.ts'

const option = (of: CeleryOption['of'], value: CeleryOption['value'], names: string, choices = ''): CeleryOption => ({
  names: names.split(' '),
  of,
  value,
  choices: choices ? choices.split(' ') : [],
  ignoreCase: names.includes('--loglevel'),
})
const options = [
  option('celery', 'text', '-A --app'),
  option('celery', 'text', '-b --broker'),
  option('celery', 'none', '-q --quiet'),
  option('worker', 'choice', '-l --loglevel', 'DEBUG INFO WARNING ERROR CRITICAL FATAL'),
  option('worker', 'choice', '-P --pool', 'prefork eventlet gevent solo processes threads custom'),
  option('worker', 'text', '-Q --queues'),
  option('worker', 'none', '-E --task-events --events'),
  option('worker', 'none', '-B --beat'),
  option('worker', 'autoscale', '--autoscale'),
]
const celery57: CeleryOptionsFact = {
  parser: 'click',
  options: [
    ...options,
    option('worker', 'int', '-c --concurrency', 'auto'),
    option('worker', 'choice', '--pool-start-method', 'fork spawn'),
  ],
}
const celery56: CeleryOptionsFact = {
  parser: 'click',
  options: [...options, option('worker', 'int', '-c --concurrency')],
}
const celery4: CeleryOptionsFact = {
  parser: 'argparse',
  options: [...options, option('worker', 'int', '-c --concurrency')].map((one) => ({ ...one, of: 'worker' })),
}

const machine = (command: string, over: Partial<LaunchCommand> = {}): LaunchCommand => ({
  ...launchCommand(command),
  file: 'Makefile',
  ...over,
})
const facts = (command: LaunchCommand | string, over: Partial<Facts> = {}): Facts =>
  healthy({
    launchCommands: [typeof command === 'string' ? machine(command) : command],
    celeryOptions: celery57,
    ...over,
  })
const docs = (command: string, over: Partial<LaunchCommand> = {}) =>
  facts(machine(command, { file: 'README.md', prose: true, ...over }))
const beat = (command: string, celeryOptions = celery57) =>
  healthy({
    beatCommands: [
      { file: 'Makefile', line: 7, scheduler: null, argv: command.split(' '), prose: false, inline: false },
    ],
    celeryOptions,
  })
const with56 = (command: string) =>
  facts(command, { celeryOptions: celery56, celery: celeryFact({ version: '5.6.2' }) })
const with4 = (command: string) => facts(command, { celeryOptions: celery4, celery: celeryFact({ version: '4.4.7' }) })

const passes = (title: string, given: Partial<Facts>) => [title, given, { status: 'pass' }] as const
const fails = (title: string, given: Partial<Facts>, ...commands: string[]) =>
  [title, given, { status: 'fail', severity: 'error', at: 'Makefile:7', commands }] as const

checkTable(optionsExist, [
  [
    'nothing wrong in the part of a file that was searched',
    healthy({ commandSearch: { partly: ['docker-compose.yml'], complete: true } }),
    { status: 'unknown', evidence: { 'searched in part': ['docker-compose.yml'] } },
  ],
  [
    'nothing wrong, and only code was left out',
    healthy({ commandSearch: { partly: [], complete: false, onlyCode: true } }),
    { status: 'pass', evidence: { 'not searched': 'a part of the Python files' } },
  ],
  [
    'nothing wrong in the files that were searched, of too many',
    healthy({ commandSearch: { partly: [], complete: false } }),
    { status: 'unknown' },
  ],
  passes('no command at all', healthy()),
  passes(
    'what every Celery accepts, nobody asked',
    facts('celery -A shop worker -l info -c 4', { celeryOptions: { parser: 'click', options: null } }),
  ),
  passes('options in every form', facts('celery --app=shop -q worker -linfo -BE --pool=threads -c4 --autoscale=10,3')),
  passes('a variable', facts('celery -A shop worker --pool=$POOL -c ${N} $OPTIONS --loglevel={{ level }}')),
  passes('a variable and what it swallows', facts('celery -A shop worker $FLAG value')),
  passes('the default of a variable', facts('celery -A shop worker --pool=${POOL:-solo}')),
  passes('settings behind --', facts('celery -A shop worker -- worker.prefetch_multiplier=1')),
  passes(
    "an option of the app's own",
    facts('celery -A shop worker --tenant acme', { app: appFact({ userOptions: ['--tenant'] }) }),
  ),
  passes(
    "options that only the app's parser knows",
    facts('celery -A shop worker --tenant acme', { app: appFact({ userOptions: ['*'] }) }),
  ),
  passes('our own launcher', facts('poolwise worker launch --reload')),
  passes('advised against', docs('celery -A shop worker --reload', { discouraged: true })),
  passes(
    'another project in a folder',
    facts(machine('celery -A shop worker --reload', { file: 'old/Makefile' }), {
      launchContext: launchContextFact({ otherProjects: ['old'] }),
    }),
  ),
  passes("a library's tutorial", docs('celery -A proj worker --reload', { file: 'docs/guide.rst' })),
  passes('a sentence that goes on', docs('celery -A shop worker -l info and wait')),
  passes('placeholders of documentation', docs('celery -A shop worker -c N --pool=POOL -l debug/info')),
  passes('a number in capitals', facts('celery -A shop worker -c NUM_WORKERS')),
  passes('-c auto with 5.7', facts('celery -A shop worker -c auto')),
  passes('--pool-start-method with 5.7', facts('celery -A shop worker --pool-start-method=spawn')),
  passes('-A behind worker with Celery 4', with4('celery worker -A shop -l info')),
  passes('options before worker with Celery 4', with4('celery -A shop -c 2 worker')),
  fails(
    'options before worker with 5.7',
    facts('celery -A shop -l info -c 4 -Q cron worker'),
    'celery -A shop worker -l info -c 4 -Q cron',
  ),
  fails(
    'options before worker with 5.6',
    with56('celery -A shop -q -l info worker -c 2'),
    'celery -A shop -q worker -l info -c 2',
  ),
  passes('-A before beat', beat('celery -A shop beat -l info')),
  passes('-A behind beat with Celery 4', beat('celery beat -A shop -l info', celery4)),
  fails('-A behind beat', beat('celery beat -A shop -l info'), 'celery -A shop beat -l info'),
  fails('--app behind beat', beat('celery -q beat -s x --app=shop -C'), 'celery -q --app=shop -C beat -s x'),
  fails('two behind beat', beat('celery beat --workdir src --app shop'), 'celery --workdir src --app shop beat'),
  passes('abbreviations with Celery 4', with4('celery -A shop worker --concurr 2')),
  passes('the path of a pool with Celery 4', with4('celery -A shop worker -P shop.pools:Own')),

  fails(
    '--reload',
    facts('celery -A shop worker -l info --reload'),
    'celery -A shop worker -l info',
    '.venv/bin/python -m pip install watchfiles',
    'watchfiles --filter python celery -A shop worker -l info .',
  ),
  fails(
    '--autoreload',
    with4('celery -A shop worker --autoreload'),
    'celery -A shop worker',
    '.venv/bin/python -m pip install watchfiles',
    'watchfiles --filter python celery -A shop worker .',
  ),
  fails(
    '--workers',
    facts('celery -A shop worker --workers 4 -l info'),
    'celery -A shop worker --concurrency=4 -l info',
  ),
  fails('--workers=', facts('celery -A shop worker --workers=4'), 'celery -A shop worker --concurrency=4'),
  fails('--pool=process', facts('celery -A shop worker --pool=process'), 'celery -A shop worker --pool=prefork'),
  fails('-P thread', facts('celery -A shop worker -P thread'), 'celery -A shop worker --pool=threads'),
  fails('-l verbose', facts('celery -A shop worker -l verbose'), 'celery -A shop worker --loglevel=DEBUG'),
  fails('-l warn', facts('celery -A shop worker -l warn'), 'celery -A shop worker --loglevel=WARNING'),
  fails('-c auto before 5.7', with56('celery -A shop worker -c auto'), 'celery -A shop worker'),
  fails(
    '--pool-start-method before 5.7',
    with56('celery -A shop worker --pool-start-method=spawn'),
    'celery -A shop worker',
  ),
  fails('-A behind worker', facts('celery worker -A shop -l info'), 'celery -A shop worker -l info'),
  fails('options before worker', facts('celery -A shop -l info worker'), 'celery -A shop worker -l info'),
  fails('a typing error', facts('celery -A shop worker --concurency=4'), 'celery -A shop worker --concurrency=4'),
  fails('one dash', facts('celery -A shop worker -loglevel=info'), 'celery -A shop worker --loglevel=info'),
  fails(
    "a word processor's dash",
    facts('celery -A shop worker —loglevel=info'),
    'celery -A shop worker --loglevel=info',
  ),
  fails('-c=4', facts('celery -A shop worker -c=4'), 'celery -A shop worker --concurrency=4'),
  fails('no value', facts('celery -A shop worker -Q'), 'celery -A shop worker'),
  fails('a value too much', facts('celery -A shop worker --events=yes'), 'celery -A shop worker --task-events'),
  fails('a word too much', facts('celery -A shop worker beat -l info'), 'celery -A shop worker -l info'),
  fails(
    'the default of a variable is wrong',
    facts('celery -A shop worker --pool=${POOL:-process}'),
    'celery -A shop worker --pool=prefork',
  ),
  fails(
    'a variable that stands with it',
    facts(machine('celery -A shop worker --pool=$POOL', { env: { POOL: 'process' } })),
    'celery -A shop worker --pool=prefork',
  ),
  [
    'in a README, about the app of the project',
    docs('celery -A shop worker --reload'),
    {
      status: 'fail',
      severity: 'error',
      at: 'README.md:7',
      evidence: { celery: '5.7.0', 'README.md:7': 'celery -A shop worker --reload' },
    },
  ],
  ['in a README, about some app', docs('celery -A proj worker --reload'), { status: 'fail', severity: 'warn' }],
  [
    'in an example',
    facts(machine('celery -A shop worker --reload', { file: 'examples/Makefile' })),
    { status: 'fail', severity: 'warn' },
  ],
  [
    'several: the worst first',
    healthy({
      celeryOptions: celery57,
      launchCommands: [
        machine('celery -A x worker --reload', { file: 'README.md', prose: true }),
        machine('celery -A shop worker --workers 2', { line: 3 }),
      ],
    }),
    { status: 'fail', severity: 'error', at: 'Makefile:3' },
  ],
  ['Celery could not be asked', without(facts('celery -A shop worker --reload'), 'celeryOptions'), { status: 'skip' }],
  [
    'a long option and its value as one item of a list',
    facts(machine('', { argv: ['celery', '-A', 'shop', 'worker', '--queues mail', '-l INFO'] })),
    { status: 'fail', severity: 'error', commands: ['celery -A shop worker --queues=mail --loglevel=INFO'] },
  ],
])
