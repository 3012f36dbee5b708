import { optionForm } from '../../../src/checks/launch/option-form.ts'
import type { Facts } from '../../../src/facts/facts.ts'
import { checkTable } from '../../support/check-case.ts'
import { healthy, launchCommand, workerFact } from '../../support/facts.ts'

const facts = (command: string, platforms: readonly string[] = [], over: Partial<Facts> = {}): Facts =>
  healthy({ launchCommands: [{ ...launchCommand(command, platforms), file: 'Makefile' }], ...over })
const inMakefile = { ...launchCommand('celery -A shop worker'), file: 'Makefile' }
const words = (...options: readonly string[]) =>
  healthy({ launchCommands: [{ ...inMakefile, argv: [...inMakefile.argv, ...options] }] })
const listed = (option: string) => words(option)
const passes = (title: string, given: Facts) => [title, given, { status: 'pass' }] as const
const fails = (title: string, given: Facts, command: string) =>
  [title, given, { status: 'fail', severity: 'error', at: 'Makefile:7', commands: [command] }] as const
const ownersOf = (command: string) => facts(command, [], { worker: workerFact({ command: command.split(' ') }) })

checkTable(optionForm, [
  [
    'nothing wrong in the part of a file that was searched',
    healthy({ commandSearch: { partly: ['docker-compose.yml'], complete: true } }),
    { status: 'unknown', evidence: { 'searched in part': ['docker-compose.yml'] } },
  ],
  [
    'nothing wrong in the files that were searched, of too many',
    healthy({ commandSearch: { partly: [], complete: false } }),
    { status: 'unknown' },
  ],
  passes('no command', healthy()),
  passes('-P gevent', facts('celery -A shop worker -P gevent -c 100')),
  passes('--pool=gevent', facts('celery -A shop worker --pool=gevent')),
  passes('-Psolo in one word', facts('celery -A shop worker -Psolo')),
  passes('-B with prefork', facts('celery -A shop worker -B')),
  passes('-B with solo', facts('celery -A shop worker -B --pool=solo')),
  passes('one task at a time with solo', facts('celery -A shop worker -P solo -c 1')),
  passes('a number that only the shell knows', facts('celery -A shop worker -P solo -c $N')),
  passes('a pool that only the shell knows', facts('celery -A shop worker -P $POOL -c 4 -B')),
  passes('what Celery refuses has its own check', facts('celery -A shop worker -Pgevent --reload')),
  passes("the worker's own command is the pool's: -Pgevent", ownersOf('celery -A shop worker -Pgevent')),
  passes("the worker's own command is the pool's: -c with solo", ownersOf('celery -A shop worker --pool=solo -c 4')),
  passes(
    'an equals sign with Celery 4',
    facts('celery -A shop worker -Q=mail', [], { celeryOptions: { parser: 'argparse', options: null } }),
  ),
  fails('-Pgevent', facts('celery -A shop worker -Pgevent -c 100'), 'celery -A shop worker -c 100 --pool=gevent'),
  fails(
    '-Peventlet',
    facts('celery -A shop worker -l info -Peventlet'),
    'celery -A shop worker -l info --pool=eventlet',
  ),
  fails(
    'what the pool does not support is left out',
    facts('celery -A shop worker -P solo -c 4 --autoscale=10,3'),
    'celery -A shop worker -c 4 --pool=threads',
  ),
  fails('-B in one word with -E', facts('celery -A shop worker -BE -P gevent'), 'celery -A shop worker -E -P gevent'),
  fails('-B with gevent', facts('celery -A shop worker -B -P gevent'), 'celery -A shop worker -P gevent'),
  fails('-B on Windows', facts('celery -A shop worker -P solo -B', ['windows']), 'celery -A shop worker -P solo'),
  fails(
    '-c with solo',
    facts('celery -A shop worker --pool=solo --concurrency=4'),
    'celery -A shop worker --concurrency=4 --pool=threads',
  ),
  fails(
    '-c ${N:-4} with solo',
    facts('celery -A shop worker --pool=solo -c ${N:-4}'),
    'celery -A shop worker -c ${N:-4} --pool=threads',
  ),
  fails(
    'an equals sign behind a short option',
    facts('celery -A shop worker -Q=mail -l info'),
    'celery -A shop worker -Q mail -l info',
  ),
  fails(
    "an equals sign in the worker's own command",
    ownersOf('celery -A shop worker -Q=mail'),
    'celery -A shop worker -Q mail',
  ),
  fails('-Q and its value as one item of a list', listed('-Q mail,reports'), 'celery -A shop worker -Q mail,reports'),
  fails('-I and its value as one item of a list', listed('-I shop.jobs'), 'celery -A shop worker -I shop.jobs'),
  fails('blanks between the queues', words('-Q', 'mail, reports'), 'celery -A shop worker -Q mail,reports'),
  passes('a number may have a blank', listed('-c 2')),
  passes('as may the name of a node', listed('-n w1@%h')),
  fails(
    '-A and its value as one item of a list',
    healthy({ launchCommands: [{ ...inMakefile, argv: ['celery', '-A shop', 'worker'] }] }),
    'celery -A shop worker',
  ),
  fails(
    'the whole command is one item of a list',
    healthy({ launchCommands: [{ ...inMakefile, unsplit: 'one-item' }] }),
    'celery -A shop worker',
  ),
  fails(
    'the shell runs only the first word',
    healthy({ launchCommands: [{ ...inMakefile, unsplit: 'shell-word' }] }),
    'celery -A shop worker',
  ),
])
