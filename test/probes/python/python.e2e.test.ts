import { readdirSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { AppFact } from '../../../src/facts/app.ts'
import { hostOs } from '../../../src/platform/os.ts'
import { rowsFor, venv, venvNames } from '../../support/venv.ts'
import { probeProject, project, runProbe } from '../support.ts'

const posix = hostOs() !== 'windows'
const own = (file: string, line: number) => ({ at: { file, line, own: true } })

/** What importing each project's app comes to, the same for every Celery. */
const IMPORTS: [name: string, app: string, expected: object, posixOnly?: 'posix'][] = [
  ['noisy-at-import', 'tasks', { status: 'loaded' }],
  ['closes-stdout', 'tasks', { status: 'loaded' }],
  ['argv-parsing', 'tasks', { status: 'loaded' }],
  ['exits-at-import', 'tasks', { status: 'exited', code: 1, error: own('tasks.py', 3) }],
  ['os-exit', 'tasks', { status: 'exited', code: 3, error: null }],
  ['exits-in-task-module', 'proj', { status: 'exited', code: 4 }],
  ['becomes-a-daemon', 'tasks', { status: 'exited', code: 0 }, 'posix'],
  ['segfault', 'tasks', { status: 'crashed', signal: 'SIGSEGV', at: { file: 'tasks.py', line: 5 } }, 'posix'],
  ['base-exception', 'tasks', { status: 'raised', failure: 'exception', error: own('tasks.py', 5) }],
  ['deep-recursion', 'tasks', { status: 'raised', error: { type: 'RecursionError' } }],
  ['circular-import', 'shop', { status: 'raised', failure: 'circular-import', error: own('shop/tasks.py', 1) }],
  ['syntax-error', 'tasks', { status: 'raised', failure: 'syntax-error', error: own('tasks.py', 3) }],
  ['missing-module', 'proj', { status: 'raised', failure: 'missing-module', error: own('proj/tasks.py', 1) }],
  ['missing-name', 'tasks', { status: 'raised', failure: 'missing-name', error: own('tasks.py', 1) }],
  ['wrong-django-settings', 'config', { status: 'raised', failure: 'django-settings-missing' }],
  // The same name is missing, but it is the package's own import that says so.
  [
    'missing-submodule',
    'proj.celery',
    { status: 'raised', failure: 'missing-module', error: own('proj/__init__.py', 1) },
  ],
  ['missing-module', 'nowhere', { status: 'not-found', missing: 'module', name: 'nowhere' }],
  ['missing-module', 'proj.celry', { status: 'not-found', missing: 'module', similar: ['proj.celery'] }],
  ['missing-module', 'proj/celery.py', { status: 'not-found', missing: 'module', similar: ['proj.celery'] }],
  ['missing-module', 'proj.celery:ap', { status: 'not-found', missing: 'attribute', name: 'ap', similar: ['app'] }],
  ['factory', 'server', { status: 'not-found', missing: 'attribute', name: 'app', similar: ['celery_app'] }],
  ['factory', 'server:create_app', { status: 'not-found', missing: 'attribute', name: 'create_app' }],
  ['factory', 'server:celery_app', { status: 'loaded' }],
  ['factory', 'make_celery', { status: 'loaded' }],
  ['shadowed-celery', 'tasks', { status: 'loaded' }],
  ['mixed-settings', 'tasks', { status: 'loaded' }],
]

describe.each(venvNames)('%s', (name) => {
  const load = async (directory: string, app: string, options = {}): Promise<AppFact> => {
    const outcome = (await probeProject(await venv(name), directory, app, options)).app
    if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome))
    return outcome.value
  }

  it.each(
    rowsFor(
      name,
      IMPORTS.filter(([, , , only]) => posix || !only),
    ),
  )('imports %s, -A %s', async (directory, app, expected) => {
    const outcomes = await probeProject(await venv(name), directory, app)
    expect(outcomes.appImport).toMatchObject({ kind: 'ok', value: expected })
    // Whatever the app does, what was found before survives it.
    expect(outcomes).toMatchObject({
      python: { kind: 'ok' },
      packages: { kind: 'ok', value: { celery: { version: name.slice('celery-'.length) } } },
      celery: { kind: 'ok', value: { version: name.slice('celery-'.length), importError: null } },
    })
  })

  it('makes an app ready as a worker does: Django’s settings, tasks and what is left out', async () => {
    expect(await load('django-project', 'config')).toMatchObject({
      module: 'config.celery',
      tasks: ['shop.tasks.pay'],
      settings: {
        broker_url: { value: 'redis://localhost:6379/0', origin: 'configured', where: 'config/settings/base.py:5' },
        worker_pool: { value: 'threads', origin: 'configured', where: 'config/settings/dev.py:3' },
        worker_concurrency: { value: null, origin: 'default', where: null },
      },
      django: {
        settingsModule: 'config.settings.dev',
        fixupInstalled: true,
        configFromSettings: true,
        namespace: 'CELERY',
      },
      drivers: { broker: { scheme: 'redis', imported: true }, backend: null },
      notableImports: ['django'],
      taskImportError: null,
      configError: null,
    })
  })

  it('sees that Celery() was called before DJANGO_SETTINGS_MODULE was set', async () => {
    expect(await load('django-settings-too-late', 'config')).toMatchObject({
      tasks: [],
      django: { fixupInstalled: false, settingsSetTooLate: true, configFromSettings: true },
    })
  })

  it.each(
    rowsFor(name, [
      ['django-project', [{ module: 'shop.reports', file: 'shop/reports.py', line: 6 }]],
      ['django-settings-too-late', [{ module: 'shop.tasks' }]],
    ]),
  )('finds the task modules of %s that the worker does not import', async (project, unimported) => {
    const { taskModules } = await probeProject(await venv(name), project, 'config')
    expect(taskModules).toMatchObject({ kind: 'ok', value: { unimported, defined: true } })
  })

  it('traces settings to their lines', async () => {
    const { settings } = await load('config-sources', 'tasks')
    const places = Object.entries(settings).flatMap(([key, { origin, where }]) =>
      origin === 'default' ? [] : [[key, where]],
    )
    expect(Object.fromEntries(places)).toMatchObject({
      broker_url: 'celeryconfig.py:1',
      worker_concurrency: 'celeryconfig.py:2',
      result_backend: 'tasks.py:5',
      task_acks_late: 'tasks.py:7',
      worker_max_tasks_per_child: 'tasks.py:7',
      task_time_limit: 'tasks.py:8',
      task_default_queue: 'tasks.py:9',
      beat_schedule: 'tasks.py:10',
    })
    expect(settings['beat_schedule']?.value).toEqual({ clean: 'tasks.clean' })
  })

  it('knows the variables that Celery reads itself', async () => {
    const env = { ...process.env, CELERY_BROKER_URL: 'memory://elsewhere' }
    const { settings } = await load('config-sources', 'tasks', { env })
    expect(settings['broker_url']).toEqual({
      value: 'memory://elsewhere',
      origin: 'variable',
      where: 'CELERY_BROKER_URL',
    })
  })

  it('tells a refused configuration from a failed import', async () => {
    expect(await load('mixed-settings', 'tasks')).toMatchObject({
      configError: { type: 'celery.exceptions.ImproperlyConfigured' },
      settings: {},
    })
  })

  it('finds errors that Celery only logs', async () => {
    expect(await load('swallowed-error', 'tasks')).toMatchObject({
      taskImportError: { type: 'NameError', ...own('tasks.py', 8) },
    })
  })

  it('makes transport and backend without a connection, and names what is missing', async () => {
    expect((await load('no-driver', 'tasks')).drivers).toMatchObject({
      broker: { scheme: 'mongodb', imported: false, missingModule: 'pymongo' },
      backend: { scheme: 'rediss', imported: false, missingModule: null },
    })
  })

  it('names the file that hides Celery, and looks at the real one', async () => {
    const { celery } = await probeProject(await venv(name), 'shadowed-celery', 'tasks')
    expect(celery).toMatchObject({ kind: 'ok', value: { shadowedBy: 'celery.py' } })
  })

  const seen = {
    linux: 'linux_linux_linux_posix_posix_Linux',
    macos: 'darwin_darwin_darwin_posix_posix_Darwin',
    windows: 'win32_win32_win32_nt_nt_Windows',
  } as const
  it.each(rowsFor(name, ['linux', 'macos', 'windows'] as const))(
    'shows the project %s as its system, and to nothing else',
    async (target) => {
      const { settings } = await load('windows-conditional-pool', 'proj', { target })
      expect(settings['include']?.value).toEqual([`proj.seen_${seen[target]}`])
      expect(settings['worker_pool']).toMatchObject(
        target === 'windows' ? { value: 'solo', where: 'proj/celery.py:14' } : { value: 'prefork', origin: 'default' },
      )
    },
  )

  it.runIf(posix)('does not blame a project that can only be imported on its own system', async () => {
    const { appImport, python } = await probeProject(await venv(name), 'windows-only', 'tasks', { target: 'windows' })
    expect([python.kind, appImport.kind]).toEqual(['ok', 'broken'])
  })

  it('blames it for what fails on both', async () => {
    const { appImport } = await probeProject(await venv(name), 'syntax-error', 'tasks', {
      target: posix ? 'windows' : 'linux',
    })
    expect(appImport).toMatchObject({ kind: 'ok', value: { failure: 'syntax-error' } })
  })
})

describe('the probe’s process', () => {
  const python = () => venv('celery-5.7.0')

  it.each([
    ['in Python', 'hangs', 'wait_for_the_database', posix],
    ['in C, with the interpreter lock', 'hangs-in-c', '<module>', posix],
  ])('locates a hang %s', async (_, directory, name, possible) => {
    if (!possible) return
    const { outcomes, run } = await runProbe(await python(), project(directory), {
      stages: ['app'],
      app: 'tasks',
      importSeconds: 1,
    })
    expect(outcomes.appImport).toMatchObject({
      kind: 'ok',
      value: { status: 'hung', at: { at: { file: 'tasks.py', function: name, own: true } } },
    })
    // It ended by itself: nobody had to end it.
    expect(run.ended.timedOut).toBe(false)
  })

  it('gives an import that is still busy at its deadline more time', async () => {
    const parameters = { stages: ['app'], app: 'tasks', importSeconds: 1 }
    const { outcomes: cut } = await runProbe(await python(), project('busy-import'), parameters)
    expect(cut.appImport).toMatchObject({ kind: 'ok', value: { status: 'hung' } })
    const { outcomes } = await runProbe(await python(), project('busy-import'), { ...parameters, maxImportSeconds: 25 })
    expect(outcomes.appImport).toMatchObject({ kind: 'ok', value: { status: 'loaded' } })
  })

  it('gives an import that still loads modules more time, and tells it from one that hangs', async () => {
    const parameters = { stages: ['app'], app: 'tasks', importSeconds: 1, maxImportSeconds: 2 }
    const { outcomes: cut } = await runProbe(await python(), project('loads-slowly'), parameters)
    expect(cut.appImport).toMatchObject({ kind: 'ok', value: { status: 'hung', advancing: true } })
    const { outcomes } = await runProbe(await python(), project('loads-slowly'), {
      ...parameters,
      maxImportSeconds: 25,
    })
    expect(outcomes.appImport).toMatchObject({ kind: 'ok', value: { status: 'loaded' } })
    const { outcomes: stuck } = await runProbe(await python(), project('hangs'), parameters)
    expect(stuck.appImport).toMatchObject({ kind: 'ok', value: { status: 'hung' } })
    expect(stuck.appImport).not.toHaveProperty('value.advancing')
  })

  it.runIf(posix)('says that it can not know when every descriptor is closed', async () => {
    const { outcomes } = await runProbe(await python(), project('closes-everything'), {
      stages: ['python', 'app'],
      app: 'tasks',
    })
    expect([outcomes.python.kind, outcomes.appImport.kind]).toEqual(['ok', 'broken'])
  })

  it.each([
    ['django-project', 'config'],
    // Backends that make tables or try their folder out as soon as they are made.
    ['database-results', 'tasks'],
    ['file-results', 'tasks'],
  ])('leaves nothing behind and touches nothing in %s', async (directory, app) => {
    const look = () => [
      readdirSync(project(directory), { recursive: true }),
      // A file that came and went shows here.
      statSync(project(directory)).mtimeMs,
    ]
    const before = look()
    const { app: fact } = await probeProject(await python(), directory, app)
    expect(fact).toMatchObject({ kind: 'ok', value: { drivers: { broker: { imported: true } } } })
    expect(look()).toEqual(before)
  })

  it('asks nothing of an app when none is named', async () => {
    const outcomes = await probeProject(await python(), 'noisy-at-import', null)
    expect(outcomes).toMatchObject({ celery: { kind: 'ok' }, appImport: { kind: 'absent' }, app: { kind: 'absent' } })
  })

  it('brings broken facts for an interpreter that can not be started', async () => {
    const outcomes = await probeProject(project('no-such-python'), 'noisy-at-import', 'tasks')
    // How it failed to start is known.
    const others = Object.entries(outcomes).filter(([name]) => name !== 'pythonStart')
    expect(new Set(others.map(([, { kind }]) => kind))).toEqual(new Set(['broken']))
  })
})
