import { appMatches } from '../../../src/checks/launch/app-matches.ts'
import type { MissingApp } from '../../../src/facts/launch.ts'
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

checkTable(appMatches, [
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
  ['no -A', facts('celery worker', []), { status: 'pass' }],
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
