import { timeZoneData } from '../../../src/checks/host/time-zone-data.ts'
import type { TimeZoneProblem } from '../../../src/facts/after-import.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { afterImportFact, appFact, healthy, onWindows, projectFact } from '../../support/facts.ts'

const problem = (over: Partial<TimeZoneProblem> = {}): TimeZoneProblem => ({
  zone: 'Europe/Berln',
  error: 'ZoneInfoNotFoundError: No time zone found with key Europe/Berln',
  database: true,
  similar: [],
  ...over,
})
const lookedUp = (timeZone: TimeZoneProblem | null, timezone = 'Europe/Berln') => ({
  app: appFact({ settings: { timezone } }),
  afterImport: afterImportFact({ timeZone }),
})

checkTable(timeZoneData, [
  ['loaded', healthy(lookedUp(null, 'Europe/Berlin')), { status: 'pass', evidence: { timezone: 'Europe/Berlin' } }],
  ['none configured', healthy(), { status: 'pass' }],
  [
    'no such zone',
    healthy(lookedUp(problem({ similar: ['Europe/Berlin'] }))),
    { status: 'fail', severity: 'error', at: 'shop.py:5', evidence: { similar: ['Europe/Berlin'] }, commands: [] },
  ],
  ['nothing like it', healthy(lookedUp(problem({ zone: 'Mars' }), 'Mars')), { status: 'fail', severity: 'error' }],
  [
    'no database on Windows',
    onWindows(lookedUp(problem({ database: false }), 'Europe/Berlin')),
    { status: 'fail', severity: 'error' },
  ],
  [
    'no database, and Poetry',
    healthy({
      ...lookedUp(problem({ zone: 'UTC', database: false }), 'UTC'),
      project: projectFact({ manager: 'poetry' }),
    }),
    { status: 'fail', commands: ['poetry add tzdata'] },
  ],
  ['not looked up', without(healthy(), 'afterImport'), { status: 'skip' }],
])
