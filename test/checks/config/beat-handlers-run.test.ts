import { beatHandlersRun } from '../../../src/checks/config/beat-handlers-run.ts'
import type { LateHandler } from '../../../src/facts/beat.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appFact, healthy } from '../../support/facts.ts'

const fills: LateHandler = { function: 'set_up', file: 'shop/tasks.py', line: 6, schedules: true }
const other: LateHandler = { function: 'greet', file: 'shop/mail.py', line: 3, schedules: false }

const facts = (lateHandlers: readonly LateHandler[], beat?: string) => ({
  ...healthy(),
  app: appFact({ app: 'shop', module: 'shop.celery', file: 'shop/celery.py' }),
  lateHandlers,
  beatCommands:
    beat === undefined ? [] : [{ file: 'Procfile', line: 2, scheduler: null, prose: false, argv: beat.split(' ') }],
})

checkTable(beatHandlersRun, [
  ['none', facts([]), { status: 'pass' }],
  ['one that fills the schedule', facts([fills]), { status: 'fail', severity: 'error', at: 'shop/tasks.py:6' }],
  ['one that does not', facts([other]), { status: 'fail', severity: 'warn', at: 'shop/mail.py:3' }],
  [
    'both: the one that fills the schedule comes first',
    facts([other, fills]),
    {
      status: 'fail',
      severity: 'error',
      at: 'shop/tasks.py:6',
      evidence: { handlers: ['set_up (shop/tasks.py:6)', 'greet (shop/mail.py:3)'] },
    },
  ],
  ['beat with the same app', facts([fills], 'celery -A shop beat'), { status: 'fail' }],
  ['beat with the same app by another name', facts([fills], 'celery --app=shop.celery:app beat'), { status: 'fail' }],
  ['beat without -A', facts([fills], 'celery beat'), { status: 'fail' }],
  ['beat with a variable', facts([fills], 'celery -A $APP beat'), { status: 'fail' }],
  ['beat with the module of the handler', facts([fills], 'celery -A shop.tasks beat'), { status: 'unknown' }],
  ['not known', without(healthy(), 'lateHandlers'), { status: 'skip' }],
])
