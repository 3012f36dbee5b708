import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { examineProject } from '../support/examine.ts'
import { redisUrl, runCode, runWorker } from '../support/real-celery.ts'
import { fixtureProject } from '../support/run-bin.ts'
import { rowsFor, venv, venvNames, type VenvName } from '../support/venv.ts'

describe.each(venvNames)('an app that is not what it seems, %s', (name) => {
  it.each<[project: string, finding: string, at: string]>(
    rowsFor(name, [
      ['slow-import', 'app.import-time warn', 'prices.py'],
      ['sends-as-script', 'app.task-names-stable warn', 'shop.py:14'],
      ['django-no-namespace', 'app.django-namespace error', 'config/settings.py:4'],
      ['django-not-loaded', 'app.loaded-by-project warn', 'shop/tasks.py:5'],
    ]),
  )('%s → %s, at %s', async (project, finding, at) => {
    const { found, find, exitCode } = await examineProject(project, ['--python', await venv(name)])
    expect(found).toEqual([finding])
    const { location } = find(finding.split(' ')[0] ?? '')
    expect(location && [location.file, location.line].filter((part) => part !== null).join(':')).toBe(at)
    expect(exitCode).toBe(finding.endsWith('error') ? 1 : 0)
  })

  it.each(rowsFor(name, ['healthy', 'django-leftover-names']))('%s has nothing to say', async (project) => {
    expect((await examineProject(project, ['--python', await venv(name)])).found).toEqual([])
  })

  it('the slowest module is named, with its own time alone', async () => {
    const { find } = await examineProject('slow-import', ['--python', await venv(name)])
    const slowest = find('app.import-time').evidence['slowest modules, own time'] as string[]
    expect(slowest[0]).toMatch(/^[1-9]\d*\.\d s prices \(prices\.py\)$/)
    // On a busy machine a module of Celery is slow, too; the one that imports prices is not.
    expect(slowest.filter((line) => / shop /.test(line))).toEqual([])
  })

  it('an import is cut where the user says so', async () => {
    const args = ['--python', await venv(name), '--import-timeout', '1']
    const { found, find } = await examineProject('slow-import', args)
    expect(found).toEqual(['app.imports error'])
    expect(find('app.imports').message).toContain('within 1 s')
  })
})

describe("old names in Django's settings are judged by what the version does with them", () => {
  it.each<[VenvName, findings: string[], transport: string]>([
    ['celery-5.6.2', ['app.django-namespace error'], 'amqp://'],
    ['celery-5.7.0', [], 'redis://'],
  ])('%s → %j, and a worker on %s', async (name, findings, transport) => {
    const project = 'django-without-prefix'
    const { found, find } = await examineProject(project, ['--python', await venv(name)])
    expect(found).toEqual(findings)
    // One fault, one error.
    if (findings.length > 0) expect(find('broker.configured').blockedBy).toEqual(['app.django-namespace'])
    const options = ['-P', 'solo']
    const { log } = await runWorker(await venv(name), fixtureProject(project), options, {
      app: 'config',
      until: /transport:/,
    })
    expect(/transport: +(\w+:\/\/)/.exec(log)?.[1]).toBe(transport)
  })
})

describe.each(venvNames)('what the checks say comes true, %s', (name) => {
  it('the web process of a project that does not load its app has none', async () => {
    const asks =
      'import django; django.setup(); import shop.tasks; print(shop.tasks.pay.app.main, shop.tasks.pay.app.conf.broker_url)'
    const env = { DJANGO_SETTINGS_MODULE: 'config.settings' }
    const said = async (project: string) =>
      (await runCode(await venv(name), fixtureProject(project), asks, env)).said.trim()
    expect(await said('django-not-loaded')).toBe('default None')
    expect(await said('django-leftover-names')).toBe('config redis://localhost:6379/0')
  })

  it.runIf(redisUrl !== undefined)('a task that a script sends is unregistered', async () => {
    const project = fixtureProject('sends-as-script')
    const broker = { SHOP_BROKER: redisUrl ?? '' }
    const queue = `poolwise-test-${randomUUID()}`
    const code = `import runpy, celery; celery.Task.delay = lambda task: task.apply_async(queue='${queue}'); runpy.run_path('shop.py', run_name='__main__')`
    expect(await runCode(await venv(name), project, code, broker)).toEqual({ exitCode: 0, said: '' })
    const { log } = await runWorker(await venv(name), project, ['-P', 'solo', '-Q', queue], {
      env: broker,
      until: /Received unregistered task of type/,
    })
    expect(log).toContain("Received unregistered task of type '__main__.pay'")
  })
})
