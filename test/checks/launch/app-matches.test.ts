import { appMatches } from '../../../src/checks/launch/app-matches.ts'
import type { MissingApp } from '../../../src/facts/launch.ts'
import type { LaunchCommand } from '../../../src/facts/project.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { healthy, launchCommand, launchContextFact } from '../../support/facts.ts'

const missing = (app: string, over: Partial<MissingApp> = {}): MissingApp => ({
  app,
  missing: 'module',
  file: null,
  ...over,
})
const facts = (command: string, gone: readonly MissingApp[], prose = false, file = 'Makefile') =>
  healthy({
    launchCommands: [{ ...launchCommand(command), file, prose }],
    launchContext: launchContextFact({ missingApps: gone }),
  })

const unconfigured = (command: string, over: Partial<LaunchCommand> = {}) =>
  healthy({
    launchCommands: [{ ...launchCommand(command), file: 'Makefile', ...over }],
    launchContext: launchContextFact({ defaultAppConfigured: false }),
  })

/** Beside a worker that names the app. */
const beat = (
  command: string,
  { prose = false, inline = false, gone = [] as readonly MissingApp[], configured = false } = {},
) =>
  healthy({
    launchCommands: [{ ...launchCommand('celery -A shop worker'), file: 'Procfile' }],
    beatCommands: [{ file: 'Makefile', line: 9, scheduler: null, argv: command.split(' '), prose, inline }],
    launchContext: launchContextFact({ defaultAppConfigured: configured, missingApps: gone }),
  })

checkTable(appMatches, [
  [
    'nothing wrong in the part of a file that was searched',
    { ...beat('celery -A shop beat -l info'), commandSearch: { partly: ['docker-compose.yml'], complete: true } },
    { status: 'unknown', evidence: { 'searched in part': ['docker-compose.yml'] } },
  ],
  [
    'nothing wrong in the files that were searched, of too many',
    { ...beat('celery -A shop beat -l info'), commandSearch: { partly: [], complete: false } },
    { status: 'unknown' },
  ],
  ["beat with the project's app", beat('celery -A shop beat -l info'), { status: 'pass' }],
  [
    'beat without -A',
    beat('celery beat --detach -l info'),
    { status: 'fail', severity: 'warn', at: 'Makefile:9', commands: ['celery -A shop beat --detach -l info'] },
  ],
  ['beat without -A, and a default app with settings', beat('celery beat', { configured: true }), { status: 'pass' }],
  ['-A is a variable', beat('celery $APP beat'), { status: 'pass' }],
  ['beat with -A behind it', beat('celery beat -A shop'), { status: 'pass' }],
  ['a sentence about beat', beat('celery beat -l info', { inline: true }), { status: 'pass' }],
  [
    "beat with an app that isn't there",
    beat('celery -A store beat -S django', { gone: [missing('store')] }),
    { status: 'fail', severity: 'warn', at: 'Makefile:9', commands: ['celery -A shop beat -S django'] },
  ],
  ['a worker with -B is a worker command', beat('celery worker -B'), { status: 'pass' }],
  ['no command', healthy(), { status: 'pass' }],
  ["the project's app", facts('celery -A shop worker', []), { status: 'pass' }],
  ['another app that exists', facts('celery -A billing worker', []), { status: 'pass' }],
  [
    'the app of the worker itself is app.found’s',
    facts('celery -A shop worker', [missing('shop')]),
    { status: 'pass' },
  ],
  [
    'a placeholder in a README',
    facts('celery -A your_project worker', [missing('your_project')], true),
    { status: 'pass' },
  ],
  ['proj in a README', facts('celery -A proj.celery worker', [missing('proj.celery')], true), { status: 'pass' }],
  ['in docs', facts('celery -A store worker', [missing('store')], true, 'docs/run.md'), { status: 'pass' }],
  ['no -A, and a default app with settings', facts('celery worker', []), { status: 'pass' }],
  [
    'no -A',
    unconfigured('celery worker -l INFO'),
    { status: 'fail', severity: 'warn', at: 'Makefile:7', commands: ['celery -A shop worker -l INFO'] },
  ],
  [
    'no -A, and an option that Celery does not have',
    unconfigured('celery worker --workers 2'),
    { status: 'fail', commands: ['celery -A shop worker --concurrency=2'] },
  ],
  ['no -A, in Python', unconfigured('celery worker', { inPython: true }), { status: 'pass' }],
  ['-I', unconfigured('celery worker -I shop.jobs'), { status: 'pass' }],
  [
    "Celery's own package, in the folder of the project's",
    unconfigured('celery -A celery worker -l INFO', { folder: 'shop' }),
    { status: 'fail', severity: 'warn', at: 'Makefile:7', commands: ['celery -A shop worker -l INFO'] },
  ],
  ["Celery's own package, with celeryconfig.py", facts('celery -A celery worker', []), { status: 'pass' }],
  [
    "Celery's own package, with python -m",
    unconfigured('celery -A celery worker', { program: ['python', '-m', 'celery'] }),
    { status: 'pass' },
  ],
  [
    'a folder of its own on sys.path',
    unconfigured('celery -A celery worker', { env: { PYTHONPATH: 'shop' } }),
    { status: 'pass' },
  ],
  [
    'in the folder of the package',
    healthy({
      launchCommands: [{ ...launchCommand('celery -A shop worker'), file: 'w.service', folder: '/srv/site/shop' }],
      launchContext: launchContextFact({
        startedInside: [{ file: 'w.service', line: 7, folder: '/srv/site/shop', package: 'shop' }],
      }),
    }),
    { status: 'fail', severity: 'warn', at: 'w.service:7', commands: [] },
  ],
  [
    'a module that was renamed',
    facts('celery -A store worker -l info', [missing('store')]),
    { status: 'fail', severity: 'warn', at: 'Makefile:7', commands: ['celery -A shop worker -l info'] },
  ],
  [
    'in a README',
    facts('celery --app=store worker', [missing('store')], true),
    { status: 'fail', commands: ['celery -A shop worker'] },
  ],
  [
    'an attribute',
    facts('celery -A shop:celery worker', [missing('shop:celery', { missing: 'attribute', file: 'shop.py' })]),
    { status: 'fail', severity: 'warn' },
  ],
  ['the app is not known', without(healthy(), 'app'), { status: 'skip' }],
])
