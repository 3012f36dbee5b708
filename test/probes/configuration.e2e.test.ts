import { describe, expect, it } from 'vitest'
import { values } from '../../src/doctor/gather.ts'
import type { Facts } from '../../src/facts/facts.ts'
import { venv, venvNames } from '../support/venv.ts'
import { probeProject } from './support.ts'

describe.each(venvNames)('%s', (name) => {
  const load = async (project: string, app = 'tasks'): Promise<Facts> =>
    values(await probeProject(await venv(name), project, app)) as Facts

  it('names settings that no code reads, with file and line, and leaves those of others alone', async () => {
    const { settingNames: names } = await load('django-names', 'config')
    // The rest of the list is only resembled by something, which the check measures.
    expect(names.unread.filter(({ sure }) => sure)).toEqual([
      {
        name: 'CELERY_TASK_DEFUALT_QUEUE',
        key: 'task_defualt_queue',
        use: null,
        sure: true,
        meant: true,
        where: 'config/settings.py:22',
      },
      {
        name: 'CELERY_TASK_MAX_RETRIES',
        key: 'task_max_retries',
        use: null,
        sure: true,
        meant: true,
        where: 'config/settings.py:23',
      },
      {
        name: 'CELERY_WORKER_MAX_TASK_PER_CHILD',
        key: 'worker_max_task_per_child',
        use: null,
        sure: true,
        meant: true,
        where: 'config/settings.py:24',
      },
    ])
    expect(names.unread.map((one) => one.name)).not.toContain('CELERYD_CONCURRENCY')
  })

  it('asks the installed Celery which settings there are', async () => {
    const { settingNames: names } = await load('healthy', 'shop')
    expect(names.known).toContain('task_time_limit')
    // New in 5.7.
    expect(names.known.includes('worker_pool_start_method')).toBe(name === 'celery-5.7.0')
  })

  it('lists what has to be renamed when names are mixed', async () => {
    expect((await load('mixed-settings')).settingNames.mixed).toEqual([
      { name: 'CELERY_TASK_SERIALIZER', use: 'task_serializer', where: 'tasks.py:4' },
    ])
  })

  it('has every entry of the schedule, with the queue that the router says', async () => {
    expect((await load('unknown-beat-task')).beatSchedule.entries).toEqual([
      { entry: 'clean', task: 'tasks.clean', queue: 'celery', where: 'tasks.py:5', everySeconds: 3600 },
      { entry: 'restock', task: 'tasks.restok', queue: 'celery', where: 'tasks.py:6', everySeconds: 1 },
      { entry: 'bill', task: 'billing.tasks.bill', queue: 'celery', where: 'tasks.py:7', everySeconds: 3600 },
      { entry: 'mail', task: 'tasks.mail', queue: 'mailer', where: 'tasks.py:8', everySeconds: 3600 },
    ])
  })

  it('knows where each task goes, what a plain worker consumes, and whose the modules are', async () => {
    expect(await load('unconsumed-queue')).toMatchObject({
      queues: ['celery'],
      routes: { 'tasks.mail': 'celery', 'tasks.render': 'images' },
      beatSchedule: { ownPackages: ['tasks'] },
    })
    expect((await load('django-names', 'config')).routes).toEqual({
      'shop.tasks.audit': 'celery',
      'shop.tasks.report': 'reports',
    })
  })

  it('sees results that are awaited, and the longest delay', async () => {
    expect((await load('awaits-results')).taskUsage).toMatchObject({
      awaited: [{ file: 'tasks.py', line: 12, how: 'get' }],
      delay: null,
    })
    expect((await load('django-names', 'config')).taskUsage).toMatchObject({
      awaited: [{ file: 'shop/tasks.py', line: 16, how: 'chord' }],
      delay: { seconds: 3600, file: 'shop/tasks.py', line: 12 },
    })
  })

  it('traces a setting into a dictionary of another file', async () => {
    const { app } = await load('settings-elsewhere')
    expect(app.settings['task_time_limit']).toEqual({ value: 30, origin: 'configured', where: 'settings.py:7' })
  })
})
