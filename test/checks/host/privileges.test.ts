import { privileges } from '../../../src/checks/host/privileges.ts'
import type { ProcessFact } from '../../../src/facts/process.ts'
import { checkTable } from '../../support/check-case.ts'
import { appFact, healthy, onWindows, platformFact, processFact, pythonFact, workerFact } from '../../support/facts.ts'

type User = NonNullable<ProcessFact['user']>
const root: User = { uid: 0, euid: 0, gid: 0, egid: 0, groups: ['root', 'root'], runAs: 'nobody' }
const inGroup = (name: string | null): User => ({ uid: 1000, euid: 1000, gid: 1000, egid: 1000, groups: [name, name] })
const runAs = (user: User, over: Parameters<typeof healthy>[0] = {}, forceRoot = false) =>
  healthy({ python: pythonFact({ process: processFact({ user, forceRoot }) }), ...over })
const accepts = (...words: string[]) => ({ app: appFact({ settings: { accept_content: words } }) })
const command = ['celery', '-A', 'shop', 'worker', '-l', 'info']

checkTable(privileges, [
  ['an ordinary user', healthy(), { status: 'pass' }],
  ['an ordinary user who accepts pickle', healthy(accepts('pickle')), { status: 'pass' }],
  [
    'root',
    runAs(root),
    { status: 'fail', severity: 'warn', commands: ['celery -A shop worker --loglevel=INFO --uid=nobody'] },
  ],
  ['root, where no other user can read the project', runAs({ ...root, runAs: null }), { status: 'fail', commands: [] }],
  [
    "root, by the project's own command",
    runAs(root, { worker: workerFact({ command }) }),
    { status: 'fail', severity: 'warn', commands: ['celery -A shop worker -l info --uid=nobody'] },
  ],
  ['root by its effective user', runAs({ ...root, uid: 1000 }), { status: 'fail', severity: 'warn' }],
  [
    'root, and pickle',
    runAs(root, accepts('json', 'pickle')),
    { status: 'fail', severity: 'error', evidence: { accept_content: 'pickle' } },
  ],
  [
    'root, and pickle by the only content type that Celery knows',
    runAs(root, accepts('application/group-python-serialize')),
    { status: 'fail', severity: 'error' },
  ],
  [
    'root, and pickle by a content type that Celery does not look for',
    runAs(root, accepts('application/x-python-serialize')),
    { status: 'fail', severity: 'warn' },
  ],
  ['root, pickle and C_FORCE_ROOT', runAs(root, accepts('pickle'), true), { status: 'fail', severity: 'warn' }],
  [
    'root, pickle and C_FORCE_ROOT where the command stands',
    runAs(root, {
      ...accepts('pickle'),
      worker: workerFact({ command }),
      launchCommands: [{ file: 'compose.yaml', line: 4, argv: command, platforms: [], env: { C_FORCE_ROOT: 'true' } }],
    }),
    { status: 'fail', severity: 'warn' },
  ],
  [
    'a command that gives up root',
    runAs(root, { ...accepts('pickle'), worker: workerFact({ command: [...command, '--uid', 'shop'] }) }),
    { status: 'pass' },
  ],
  ['the group sudo', runAs(inGroup('sudo')), { status: 'fail', severity: 'warn' }],
  ['the group wheel, and pickle', runAs(inGroup('wheel'), accepts('pickle')), { status: 'fail', severity: 'error' }],
  ['a group without a name', runAs(inGroup(null)), { status: 'pass' }],
  [
    'a group without a name, and pickle',
    runAs(inGroup(null), accepts('pickle')),
    { status: 'fail', severity: 'error' },
  ],
  ['Windows', onWindows(accepts('pickle')), { status: 'skip' }],
  ['asked for another system', runAs(root, { platform: platformFact('macos', 'linux') }), { status: 'skip' }],
])
