import { describe, expect, it } from 'vitest'
import type { Fix } from '../../../src/checks/remedy/fix.ts'
import { windowsPoolFixes } from '../../../src/checks/remedy/windows-pool.ts'
import type { AppFact, Setting } from '../../../src/facts/app.ts'
import type { LaunchCommand } from '../../../src/facts/project.ts'
import { appFact, djangoFact, launchCommand, projectFact, nothingConfigured, workerFact } from '../../support/facts.ts'

const at = (where: string): Setting => ({ value: 'x', origin: 'configured', where })
const django = (over: Partial<AppFact> = {}, settings: Readonly<Record<string, Setting>> = {}): AppFact => ({
  ...appFact({
    app: 'config',
    file: 'config/celery.py',
    django: djangoFact({ settingsModule: 'config.settings.dev' }),
    ...over,
  }),
  settings,
})

const fixes = (
  app: AppFact,
  { launchCommands = [] as LaunchCommand[], configured = nothingConfigured, project = projectFact() } = {},
) => windowsPoolFixes({ app, worker: workerFact({ configured }), project, launchCommands }).map(short)

const short = (fix: Fix): string => {
  switch (fix.kind) {
    case 'setting':
      return `${fix.name} = ${fix.value} in ${fix.files.join(', ')}`
    case 'edit':
      return `${fix.file}:${fix.line} ${fix.before} → ${fix.after}`
    case 'command':
      return fix.argv.join(' ')
    case 'pip':
      return fix.requirements.join(' ')
  }
}

describe('the setting goes', () => {
  it.each<[title: string, app: AppFact, expected: string[]]>([
    ['where the app is made', appFact(), ['worker_pool = solo in shop.py']],
    [
      'into the package that hands the app on, or where its app is',
      appFact({ file: 'shop/__init__.py' }),
      ['worker_pool = solo in shop/__init__.py, shop/celery.py'],
    ],
    [
      "into Django's settings, where most of Celery's are",
      django(
        {},
        {
          broker_url: at('config/settings/base.py:12'),
          result_backend: at('config/settings/base.py:13'),
          timezone: at('config/settings/dev.py:3'),
        },
      ),
      ['CELERY_WORKER_POOL = solo in config/settings/base.py, config/settings/dev.py, config/settings/dev/__init__.py'],
    ],
    [
      'where another pool is set, which would win',
      django({}, { broker_url: at('config/settings/base.py:12'), worker_pool: at('config/settings/dev.py:4') }),
      [
        'CELERY_WORKER_POOL = solo in config/settings/dev.py, config/settings/base.py, config/settings/dev.py, config/settings/dev/__init__.py',
      ],
    ],
    [
      'to the app, when that is where Django projects set it',
      django({}, { worker_pool: at('config/celery.py:9') }),
      ['worker_pool = solo in config/celery.py, config/celery.py'],
    ],
    [
      "under the namespace that is the project's",
      django({ django: djangoFact({ namespace: 'queue', settingsModule: 'settings' }) }),
      ['QUEUE_WORKER_POOL = solo in settings.py, settings/__init__.py'],
    ],
    [
      'to the app, where Django is read without a namespace',
      django({ django: djangoFact({ namespace: null }) }),
      ['worker_pool = solo in config/celery.py'],
    ],
    ['nowhere, when the app is in no file', appFact({ file: null }), []],
  ])('%s', (_, app, expected) => expect(fixes(app)).toEqual(expected))

  it('below the folder of manage.py', () =>
    expect(fixes(django(), { project: projectFact({ managePy: 'backend/manage.py' }) })).toEqual([
      'CELERY_WORKER_POOL = solo in backend/config/settings/dev.py, backend/config/settings/dev/__init__.py',
    ]))

  it('nowhere when an option would win over it', () => {
    const configured = {
      ...nothingConfigured,
      pool: { value: 'processes', origin: { kind: 'command', where: 'README.md:7' } as const },
    }
    expect(fixes(appFact(), { configured })).toEqual([])
  })
})

describe('commands', () => {
  const windows = (command: string): LaunchCommand => ({
    ...launchCommand(command, ['windows']),
    file: 'run.bat',
    line: 3,
  })
  it.each<[title: string, command: LaunchCommand, expected: string[]]>([
    [
      'that only Windows runs',
      windows('celery -A shop worker -P prefork -c 4'),
      ['run.bat:3 celery -A shop worker -P prefork -c 4 → celery -A shop worker --pool=solo'],
    ],
    [
      'that leave the pool open',
      windows('celery -A shop worker'),
      ['run.bat:3 celery -A shop worker → celery -A shop worker --pool=solo'],
    ],
    ['with another pool are left alone', windows('celery -A shop worker -P threads'), []],
    ['that choose by themselves are left alone', windows('poolwise worker launch --auto-pool'), []],
    ['that others run too are left alone', launchCommand('celery -A shop worker'), []],
    ['of another system are left alone', launchCommand('celery -A shop worker', ['linux']), []],
  ])('%s', (_, command, expected) => expect(fixes(appFact(), { launchCommands: [command] }).slice(1)).toEqual(expected))
})
