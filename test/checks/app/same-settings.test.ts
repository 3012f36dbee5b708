import { sameSettings } from '../../../src/checks/app/same-settings.ts'
import type { ApartSender, KeySettings } from '../../../src/facts/sender-settings.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { healthy } from '../../support/facts.ts'

const settings = (settingsModule: string, broker: string): KeySettings => ({
  settingsModule,
  writes: broker,
  reads: broker,
  queue: 'celery',
  keyPrefix: '',
})
const apart = (by: ApartSender['by'], where: string) =>
  healthy({
    senderSettings: {
      compared: 1,
      apart: [
        {
          by,
          where,
          name: 'web',
          variables: ['STAGE'],
          worker: settings('config.dev', 'redis://localhost:6379/5'),
          sender: settings('config.prod', 'redis://localhost:6379/0'),
        },
      ],
    },
  })

checkTable(sameSettings, [
  ['the same', healthy(), { status: 'pass' }],
  [
    'the files name others',
    apart('default', 'manage.py:7'),
    {
      status: 'fail',
      severity: 'warn',
      at: 'manage.py:7',
      evidence: { 'worker settings': 'config.dev', 'sender settings': 'config.prod' },
    },
  ],
  [
    'a service has another environment',
    apart('environment', 'compose.yml:3'),
    { status: 'fail', at: 'compose.yml:3', evidence: { variables: ['STAGE'] } },
  ],
  ['only one reads .env', apart('env-file', 'manage.py:7'), { status: 'fail', at: 'manage.py:7' }],
  ['not measured', without(healthy(), 'senderSettings'), { status: 'skip' }],
])
