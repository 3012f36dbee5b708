import { sameEnvironment } from '../../../src/checks/python/same-environment.ts'
import type { Facts } from '../../../src/facts/facts.ts'
import type { LaunchCommand, ProjectFact } from '../../../src/facts/project.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { healthy, interpreterFact, launchContextFact, onWindows, projectFact, pythonFact } from '../../support/facts.ts'

const onPath = (celeryOnPath: string | null) => healthy({ interpreter: interpreterFact({ celeryOnPath }) })
/** A script made by pip, and the Python that its first line names. */
const script = (celeryOnPath: string, path: string, over: Partial<Facts> = {}, real = path) =>
  healthy({
    interpreter: interpreterFact({ celeryOnPath, celeryOnPathRunsOn: { path, real } }),
    ...over,
  })
/** The project runs on the system's own Python. */
const onSystemPython = (path: string, real = path) =>
  healthy({
    python: pythonFact({ executable: '/usr/bin/python3', prefix: '/usr', isVirtualEnvironment: false }),
    interpreter: interpreterFact({
      executable: '/usr/bin/python3',
      celeryOnPath: '/home/ann/.local/bin/celery',
      celeryOnPathRunsOn: { path, real },
    }),
  })
const onWindowsPath = (celeryOnPath: string) =>
  onWindows({
    interpreter: interpreterFact({ executable: String.raw`C:\shop\.venv\Scripts\python.exe`, celeryOnPath }),
  })

const service = { file: 'deploy/celery.service', line: 4, name: 'celery', env: {}, folder: '/srv/shop' }
const unit = (command: readonly string[], over: Partial<Facts> = {}) =>
  healthy({
    programs: [{ ...service, command }],
    ...over,
  })
const started = (file: string, program: readonly string[]): LaunchCommand => ({
  file,
  line: 3,
  argv: ['celery', '-A', 'shop', 'worker'],
  program,
  platforms: [],
})
const bare = (manager: ProjectFact['manager'], argv: readonly string[], celeryOnPath: string | null = null) =>
  healthy({
    project: projectFact({ manager }),
    interpreter: interpreterFact({ celeryOnPath }),
    launchContext: launchContextFact({ bareScripts: [{ file: 'start.sh', line: 4, argv }] }),
  })

checkTable(sameEnvironment, [
  ['in the environment', onPath('/shop/.venv/bin/celery'), { status: 'pass' }],
  [
    'of another environment',
    onPath('/home/ann/blog/.venv/bin/celery'),
    {
      status: 'fail',
      severity: 'warn',
      evidence: { 'celery on PATH': '/home/ann/blog/.venv/bin/celery' },
      commands: ['/shop/.venv/bin/python -m celery --version'],
    },
  ],
  ['of the system, beside the base interpreter', onPath('/usr/bin/celery'), { status: 'fail', severity: 'warn' }],
  ['an environment whose name begins alike', onPath('/shop/.venv-old/bin/celery'), { status: 'fail' }],
  [
    'the project runs on the system’s Python itself',
    healthy({
      python: pythonFact({ executable: '/usr/bin/python3', baseExecutable: '/usr/bin/python3', prefix: '/usr' }),
      interpreter: interpreterFact({ executable: '/usr/bin/python3', celeryOnPath: '/usr/local/bin/celery' }),
    }),
    { status: 'pass' },
  ],
  [
    "pip install --user, the system's Python",
    onSystemPython('/usr/bin/python3', '/usr/bin/python3.11'),
    { status: 'pass' },
  ],
  [
    "pip install --user, the system's Python by its other name",
    onSystemPython('/usr/bin/python3.11'),
    { status: 'pass' },
  ],
  [
    'pip install --user, another Python of the system',
    onSystemPython('/usr/bin/python3.9'),
    { status: 'fail', severity: 'warn', evidence: { 'it runs on': '/usr/bin/python3.9' } },
  ],
  [
    'a link to the script of the environment',
    script('/home/ann/bin/celery', '/shop/.venv/bin/python3'),
    { status: 'pass' },
  ],
  [
    "an environment's Python is a link to the system's, and yet another environment",
    script('/home/ann/.local/bin/celery', '/usr/bin/python3', {}, '/usr/bin/python3.11'),
    { status: 'fail' },
  ],
  [
    'an environment that was copied: its scripts still run on the old one',
    script('/shop/.venv/bin/celery', '/shop-old/.venv/bin/python'),
    { status: 'fail' },
  ],
  ['Windows paths differ in case', onWindowsPath(String.raw`c:\Shop\.venv\scripts\celery.exe`), { status: 'pass' }],
  ['Windows, another environment', onWindowsPath(String.raw`C:\Python311\Scripts\celery.exe`), { status: 'fail' }],
  ["a version manager's shim", onPath('/home/ann/.pyenv/shims/celery'), { status: 'skip' }],
  ['no celery on PATH', onPath(null), { status: 'skip' }],
  ['no interpreter', without(onPath('/usr/bin/celery'), 'python'), { status: 'skip' }],
  [
    'a link to the environment whose celery is on PATH',
    healthy({
      interpreter: interpreterFact({
        folderReal: '/envs/shop/bin',
        celeryOnPath: '/envs/shop/bin/celery',
        celeryOnPathFolderReal: '/envs/shop/bin',
        celeryOnPathRunsOn: {
          path: '/envs/shop/bin/python',
          real: '/usr/bin/python3.11',
          folderReal: '/envs/shop/bin',
        },
      }),
    }),
    { status: 'pass' },
  ],
  [
    "a unit with the system's Python",
    unit(['/bin/sh', '-c', '/usr/bin/python3 -m celery multi start celery -A shop --pidfile=/run/%n.pid']),
    { status: 'fail', severity: 'warn', at: 'deploy/celery.service:4' },
  ],
  ["a unit with the system's celery", unit(['/usr/bin/celery', '-A', 'shop', 'worker']), { status: 'fail' }],
  ['a unit with an environment', unit(['/srv/shop/.venv/bin/celery', '-A', 'shop', 'worker']), { status: 'skip' }],
  ['a unit with a program of an environment', unit(['/srv/shop/usr/bin/celery', '-A', 'shop']), { status: 'skip' }],
  ['pip into the system', unit(['/usr/local/bin/celery', '-A', 'shop', 'worker']), { status: 'skip' }],
  [
    'pip into the system, beside a web server in an environment',
    healthy({
      programs: [
        { ...service, name: 'web', command: ['/srv/shop/.venv/bin/gunicorn', 'shop.wsgi'] },
        { ...service, command: ['/usr/local/bin/celery', '-A', 'shop', 'worker'] },
      ],
    }),
    { status: 'fail', evidence: { 'started by': '/usr/local/bin/celery' } },
  ],
  ['the web server of the system', unit(['/usr/bin/python3', '-m', 'gunicorn', 'shop.wsgi']), { status: 'skip' }],
  [
    'the project runs on the system’s Python',
    unit(['/usr/bin/celery', '-A', 'shop', 'worker'], { python: pythonFact({ isVirtualEnvironment: false }) }),
    { status: 'skip' },
  ],
  [
    'supervisord',
    healthy({ launchCommands: [{ ...started('supervisord.conf', ['/usr/bin/celery']) }] }),
    { status: 'fail', at: 'supervisord.conf:3' },
  ],
  [
    'an image',
    healthy({ launchCommands: [{ ...started('docker/start.sh', ['/usr/bin/celery']) }] }),
    { status: 'skip' },
  ],
  [
    'a sentence',
    healthy({ launchCommands: [{ ...started('README.md', ['/usr/bin/celery']), prose: true }] }),
    { status: 'skip' },
  ],
  [
    'a plain celery in a script of a uv project',
    bare('uv', ['celery', '-A', 'shop', 'worker']),
    { status: 'fail', severity: 'warn', at: 'start.sh:4', commands: ['uv run celery -A shop worker'] },
  ],
  [
    'the same with a variable of the script',
    bare('poetry', ['celery', '-A', '$APP', 'worker']),
    { status: 'fail', commands: [] },
  ],
  ['the same of a pip project', bare('pip', ['celery', '-A', 'shop', 'worker']), { status: 'skip' }],
  [
    'the same, and celery is on PATH',
    bare('uv', ['celery', '-A', 'shop', 'worker'], '/shop/.venv/bin/celery'),
    { status: 'pass' },
  ],
])
