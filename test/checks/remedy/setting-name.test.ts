import { expect, it } from 'vitest'
import { settingName } from '../../../src/checks/remedy/setting-name.ts'
import { appFact, djangoFact } from '../../support/facts.ts'

const written = (name: string) => ({
  ...appFact(),
  settings: { broker_url: { value: 'x', origin: 'configured' as const, where: null, written: name } },
})

it.each([
  ['an app of its own', appFact(), 'broker_url'],
  ["Django's settings with a namespace", appFact({ django: djangoFact() }), 'CELERY_BROKER_URL'],
  ["Django's settings without one", appFact({ django: djangoFact({ namespace: null }) }), 'broker_url'],
  [
    'a Django project whose app does not read them',
    appFact({ django: djangoFact({ configFromSettings: false }) }),
    'broker_url',
  ],
  ['an old name', written('BROKER_URL'), 'BROKER_URL'],
])('%s', (_, app, name) => {
  expect(settingName(app, 'broker_url')).toBe(name)
})
