import { tasksRegistered } from '../../../src/checks/app/tasks-registered.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appFact, djangoFact, healthy, pythonError } from '../../support/facts.ts'

const app = (over: Parameters<typeof appFact>[0]) => healthy({ app: appFact(over) })
const unimportedTaskModules = [
  { module: 'shop.reports', file: 'shop/reports.py', line: 4 },
  { module: 'shop.mail', file: 'shop/mail.py', line: 9 },
]

checkTable(tasksRegistered, [
  ['one', healthy(), { status: 'pass', evidence: { tasks: ['shop.add'], count: 1 } }],
  [
    'thirty: twenty are named',
    app({ tasks: Array.from({ length: 30 }, (_, index) => `shop.task${index}`) }),
    { status: 'pass', evidence: { count: 30, tasks: Array.from({ length: 20 }, (_, index) => `shop.task${index}`) } },
  ],
  [
    'none',
    app({ tasks: [] }),
    { status: 'fail', severity: 'error', evidence: { tasks: 'none', count: 0 }, at: 'shop.py' },
  ],
  [
    'none, and none defined anywhere',
    app({ tasks: [], definesTasks: false }),
    { status: 'pass', evidence: { tasks: 'none', 'defined in the project': 'none' } },
  ],
  ['none, in no file', app({ tasks: [], file: null }), { status: 'fail', at: null }],
  [
    'some modules are not imported',
    app({ unimportedTaskModules }),
    {
      status: 'fail',
      severity: 'error',
      evidence: { 'not imported': ['shop/reports.py:4', 'shop/mail.py:9'] },
      at: 'shop/reports.py:4',
    },
  ],
  [
    'the same in Django',
    app({ unimportedTaskModules, django: djangoFact() }),
    { status: 'fail', at: 'shop/reports.py:4' },
  ],
  [
    'a swallowed error owns what is missing',
    app({ unimportedTaskModules, taskImportError: pythonError('ImportError', 'no', 'shop/tasks.py', 2) }),
    { status: 'fail', evidence: { at: 'shop/tasks.py:2 in <module>' }, at: 'shop/tasks.py:2' },
  ],
  ['the app is not known', without(healthy(), 'app'), { status: 'skip' }],
])
