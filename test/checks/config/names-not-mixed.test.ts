import { expect, it } from 'vitest'
import { imports } from '../../../src/checks/app/imports.ts'
import { namesNotMixed } from '../../../src/checks/config/names-not-mixed.ts'
import { supportedOnPlatform } from '../../../src/checks/pool/supported-on-platform.ts'
import { evaluateChecks } from '../../../src/doctor/evaluate.ts'
import { checkTable, found, without } from '../../support/check-case.ts'
import { appFact, healthy, pythonError, settingNamesFact } from '../../support/facts.ts'

const refused = healthy({
  app: appFact({ configError: pythonError('ImproperlyConfigured', 'Cannot mix new and old setting keys') }),
  settingNames: settingNamesFact({
    mixed: [{ name: 'CELERY_TASK_SERIALIZER', use: 'task_serializer', where: 'shop.py:9' }],
  }),
})

checkTable(namesNotMixed, [
  ['one form only', healthy(), { status: 'pass' }],
  [
    'both forms',
    refused,
    {
      status: 'fail',
      severity: 'error',
      at: 'shop.py:9',
      evidence: { rename: ['CELERY_TASK_SERIALIZER → task_serializer'], at: ['shop.py:9'] },
    },
  ],
  [
    'Celery refuses something else: see app.imports',
    healthy({ app: appFact({ configError: pythonError('ImproperlyConfigured', 'Bad') }) }),
    { status: 'pass' },
  ],
  ['the app could not be imported', without(healthy(), 'app', 'settingNames'), { status: 'skip' }],
  ['nothing is known of it', without(healthy(), 'app', 'appImport'), { status: 'skip' }],
])

it('owns the fault: what needs the settings is blocked by it, app.imports included', () => {
  const rows = evaluateChecks([imports, supportedOnPlatform, namesNotMixed], found(refused))
  expect(rows.map(({ result, blockedBy }) => [result.status, blockedBy])).toEqual([
    ['skip', ['config.names-not-mixed']],
    ['skip', ['config.names-not-mixed']],
    ['fail', []],
  ])
})
