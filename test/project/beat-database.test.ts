import { expect, it } from 'vitest'
import { findBeatDatabase } from '../../src/project/beat-database.ts'
import { makeTree } from './tree.ts'

const find = (files: Readonly<Record<string, string>>) => findBeatDatabase(makeTree(files), Object.keys(files))

it('the models and the scheduler', async () => {
  expect(
    await find({
      'shop/views.py': 'import os\nfrom django_celery_beat.models import PeriodicTask\n',
      'shop/settings.py': '# CELERY_BEAT_SCHEDULER = "a:B"\nINSTALLED_APPS = ["django_celery_beat"]\n',
      'README.md': 'CELERY_BEAT_SCHEDULER\n',
      'tests/test_shop.py': 'from django_celery_beat.models import PeriodicTask\n',
    }),
  ).toEqual({ usedAt: 'shop/views.py:2', schedulerAt: null })
})

it.each([
  ['prod.py', 'CELERY_BEAT_SCHEDULER = "django_celery_beat.schedulers:DatabaseScheduler"'],
  ['prod.py', 'app.conf.beat_scheduler = "a:B"'],
  ['compose.yml', '      CELERY_BEAT_SCHEDULER: django'],
  ['beat.py', 'run(["celery", "beat", "--scheduler", name])'],
])('%s: %s', async (file, text) => {
  expect((await find({ [file]: `${text}\n` })).schedulerAt).toBe(`${file}:1`)
})
