import { routesConsumed } from '../../../src/checks/config/routes-consumed.ts'
import type { Facts } from '../../../src/facts/facts.ts'
import type { LaunchCommand } from '../../../src/facts/project.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appFact, healthy, launchCommand, nothingConfigured, taskUsageFact, workerFact } from '../../support/facts.ts'

const routes = { 'shop.add': 'celery', 'shop.render': 'images' }
const project = (commands: readonly (string | LaunchCommand)[], over: Partial<Facts> = {}) =>
  healthy({
    routes,
    ...over,
    launchCommands: commands.map((one) => (typeof one === 'string' ? launchCommand(one) : one)),
  })
const plain = 'celery -A shop worker -l info'
const images = `${plain} -Q images`
const all = `${plain} -Q celery,images`
/** Worker commands by file. */
const places = (files: Readonly<Record<string, string | readonly string[]>>, over: Partial<Facts> = {}) =>
  project(
    Object.entries(files).flatMap(([file, commands]) =>
      [commands].flat().map((command) => ({ ...launchCommand(command), file })),
    ),
    over,
  )

checkTable(routesConsumed, [
  ['everything goes to the default queue', project([plain], { routes: { 'shop.add': 'celery' } }), { status: 'pass' }],
  [
    'a queue that no worker consumes',
    project([plain]),
    {
      status: 'fail',
      severity: 'warn',
      evidence: { queues: ['images: shop.render'], consumed: ['README.md:7: celery'] },
    },
  ],
  [
    'a queue that a command in an unread part of a file may consume',
    project([plain], { commandSearch: { partly: ['docker-compose.yml'], complete: true } }),
    { status: 'unknown', evidence: { 'searched in part': ['docker-compose.yml'] } },
  ],
  [
    'a queue that a command in an unread file may consume',
    project([plain], { commandSearch: { partly: [], complete: false } }),
    { status: 'unknown' },
  ],
  ['-Q names it', project([`${plain} -Q celery,images`]), { status: 'pass' }],
  ['--queues= names it', project([`${plain} --queues=images`, plain]), { status: 'pass' }],
  ['another command names it', project([plain, `${plain} -Q images`]), { status: 'pass' }],
  ['the default queue is left out', project([`${plain} -Q images`]), { status: 'fail' }],
  [
    "a library's task, which may never be sent",
    project([`${plain} -Q images`], { app: appFact({ taskOptions: { 'shop.add': { ofLibrary: true } } }) }),
    { status: 'pass' },
  ],
  [
    "a library's task that is sent",
    project([`${plain} -Q images`], {
      app: appFact({ taskOptions: { 'shop.add': { ofLibrary: true } } }),
      taskUsage: taskUsageFact({ calls: { queued: [], plain: ['add'] } }),
    }),
    { status: 'fail' },
  ],
  [
    "a library's task with a route",
    project([plain], { app: appFact({ taskOptions: { 'shop.render': { ofLibrary: true } } }) }),
    { status: 'fail' },
  ],
  [
    'every call names a queue of its own',
    project([`${plain} -Q images`], { taskUsage: taskUsageFact({ calls: { queued: ['add'], plain: [] } }) }),
    { status: 'pass' },
  ],
  [
    'one call goes by the route',
    project([`${plain} -Q images`], { taskUsage: taskUsageFact({ calls: { queued: ['add'], plain: ['add'] } }) }),
    { status: 'fail' },
  ],
  [
    'beat names another queue',
    project([`${plain} -Q images`], {
      beatSchedule: { entries: [{ entry: 'e', task: 'shop.add', queue: 'images', where: null }], ownPackages: [] },
    }),
    { status: 'pass' },
  ],
  [
    'beat sends by the route',
    project([`${plain} -Q images`], {
      beatSchedule: { entries: [{ entry: 'e', task: 'shop.add', queue: 'celery', where: null }], ownPackages: [] },
    }),
    { status: 'fail' },
  ],
  ['task_queues has it', project([plain], { queues: ['celery', 'images'] }), { status: 'pass' }],
  ['-X takes it away', project([`${plain} -X images`], { queues: ['celery', 'images'] }), { status: 'fail' }],
  ['a variable in -Q', project([`${plain} -Q $QUEUES`]), { status: 'skip' }],
  ['a variable with a default in -Q', project([plain + ' -Q ${QUEUES:-celery,images}']), { status: 'pass' }],
  [
    'a variable of the command',
    project([{ ...launchCommand(plain), env: { CELERY_WORKER_QUEUES: 'celery,images' } }]),
    { status: 'pass' },
  ],
  [
    'a variable of this shell',
    {
      ...project([plain]),
      worker: workerFact({
        configured: {
          ...nothingConfigured,
          queues: { value: ['images'], origin: { kind: 'variable', where: 'CELERY_WORKER_QUEUES' } },
        },
      }),
    },
    { status: 'pass' },
  ],
  [
    'a manifest names it',
    project([plain], { queueMentions: { queues: ['images'], complete: true } }),
    { status: 'pass' },
  ],
  ['the router cannot tell', project([plain], { routes: { 'shop.render': null } }), { status: 'pass' }],
  [
    'a program of the project starts a worker',
    project([plain], { ownStarts: [launchCommand('shop celery worker')] }),
    { status: 'skip' },
  ],
  [
    'a call names a queue that no worker consumes',
    project([all], { taskUsage: taskUsageFact({ queues: [{ queue: 'mail', file: 'shop/views.py', line: 9 }] }) }),
    { status: 'fail', severity: 'warn', at: 'shop/views.py:9' },
  ],
  [
    'a call names a queue that one does',
    project([all], { taskUsage: taskUsageFact({ queues: [{ queue: 'images', file: 'shop/views.py', line: 9 }] }) }),
    { status: 'pass' },
  ],
  ['no worker command is written down', project([]), { status: 'skip' }],
  [
    'not every file was read that may consume it',
    project([plain], { queueMentions: { queues: [], complete: false } }),
    { status: 'unknown' },
  ],
  ['the app is not known', without(healthy(), 'app'), { status: 'skip' }],
  ['the files of one place together', places({ 'scripts/a.sh': plain, 'scripts/b.sh': images }), { status: 'pass' }],
  [
    'Compose files of one folder',
    places({ 'compose.yml': plain, 'compose.prod.yml': images, 'README.md': all }),
    { status: 'pass' },
  ],
  [
    'a README without -Q beside Compose',
    places({ 'README.md': plain, 'compose.yml': all }),
    {
      status: 'fail',
      severity: 'warn',
      at: 'README.md:7',
      commands: ['celery -A shop worker -l info --queues=celery,images'],
    },
  ],
  [
    'a Procfile without -Q beside a script',
    places({ Procfile: plain, 'run.sh': all }),
    { status: 'fail', at: 'Procfile:7' },
  ],
  ['a README that starts both', places({ 'README.md': [plain, images], 'compose.yml': all }), { status: 'pass' }],
  ['a command with -Q is a part', places({ 'README.md': images, 'compose.yml': all }), { status: 'pass' }],
  [
    'a debugger and a test',
    places({ '.run/w.run.xml': plain, '.github/workflows/ci.yml': plain, 'compose.yml': all }),
    { status: 'pass' },
  ],
  ["an image's default command", places({ Dockerfile: plain, 'compose.yml': all }), { status: 'pass' }],
  [
    'the app of another project',
    places({ 'README.md': 'celery -A other worker', 'compose.yml': all }),
    { status: 'pass' },
  ],
  [
    'options that only the shell knows',
    places({ 'run.sh': `${plain} $OPTIONS`, 'compose.yml': all }),
    { status: 'pass' },
  ],
  [
    'a script that a service of Compose runs',
    places(
      { 'ops/start.sh': plain, 'compose.yml': images },
      { programs: [{ file: 'compose.yml', line: 3, name: 'w', command: ['/ops/start.sh'], env: {}, folder: null }] },
    ),
    { status: 'pass' },
  ],
])
