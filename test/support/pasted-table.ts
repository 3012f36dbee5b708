import type { Place } from './paste.ts'

/** A fault whose cure is a worker command. */
export interface WorkerRow extends Omit<Place, 'environment'> {
  readonly id: string
  /** What it is, where a check has several rows. */
  readonly note?: string
  /** Which of the printed lines starts the worker; by default the first one with the word `worker`. */
  readonly line?: RegExp
  /** What the shell does before doctor and before the line. */
  readonly before?: string
  readonly args?: readonly string[]
  /** The worker's log, where it is not the usual banner. */
  readonly ready?: RegExp
  /** Where the line is written to be judged again; the file's text comes from the line. */
  readonly cured?: (line: string) => Place['files']
  /** By default both. */
  readonly celery?: 'celery-5.7.0' | 'celery-5.6.2'
}

const app = (...lines: readonly string[]): string =>
  [
    'import os',
    'from celery import Celery',
    '',
    "app = Celery('shop', broker=os.environ.get('SHOP_BROKER', 'memory://'))",
    ...lines,
    '',
    '@app.task',
    'def pay():',
    '    pass',
    '',
  ].join('\n')

const procfile = (command: string): string => `worker: ${command}\n`

/** One for each way in which a check prints a worker command. */
export const workerRows: readonly WorkerRow[] = [
  {
    id: 'pool.effective-as-asked',
    files: {
      'shop.py': app("app.conf.worker_pool = 'solo'"),
      Procfile: procfile('celery -A shop worker -P prefork -l info'),
    },
  },
  {
    id: 'pool.effective-as-asked',
    note: 'a variable decides',
    files: { 'shop.py': app("app.conf.worker_pool = 'solo'"), Procfile: procfile('celery -A shop worker -l info') },
    env: { CELERY_WORKER_POOL: 'threads' },
  },
  {
    id: 'pool.monkey-patched',
    files: { 'shop.py': app("app.conf.worker_pool = 'gevent'"), Procfile: procfile('celery -A shop worker -l info') },
  },
  {
    id: 'pool.monkey-patched',
    note: 'patched for another pool',
    files: {
      'shop.py': `from gevent import monkey\n\nmonkey.patch_all()\n${app()}`,
      Procfile: procfile('celery -A shop worker -l info'),
    },
  },
  {
    id: 'pool.beat-allowed',
    files: { 'shop.py': app(), Procfile: procfile('celery -A shop worker -P gevent -B -l info') },
    line: / worker /,
  },
  {
    id: 'pool.concurrency-fits',
    files: { 'shop.py': app(), Procfile: procfile('celery -A shop worker -P solo -c 8 -l info') },
  },
  {
    id: 'pool.concurrency-fits',
    note: 'too many processes',
    files: { 'shop.py': app(), Procfile: procfile('celery -A shop worker -c 400 -l info') },
  },
  {
    id: 'pool.spawn-environment',
    files: {
      'shop.py': `import billiard\n\nbilliard.set_start_method('spawn', force=True)\n${app()}`,
      Procfile: procfile('celery -A shop worker -l info'),
    },
    celery: 'celery-5.6.2',
  },
  {
    id: 'ipc.app-imports-in-child',
    files: {
      'shop.py': `import billiard\n\nbilliard.set_start_method('spawn', force=True)\n${app("app.conf.task_routes = (lambda name, *_, **__: {'queue': 'celery'},)")}`,
      Procfile: procfile('celery -A shop worker -l info'),
    },
    env: { FORKED_BY_MULTIPROCESSING: '1' },
  },
  {
    id: 'ipc.fork-safety',
    files: {
      'shop.py': `import threading\n\n\ndef refresh():\n    threading.Event().wait()\n\n\nthreading.Thread(target=refresh, daemon=True).start()\n${app()}`,
      Procfile: procfile('celery -A shop worker -l info'),
    },
  },
  {
    id: 'host.cpu-quota',
    files: { 'shop.py': app(), Procfile: procfile('celery -A shop worker -l info') },
    before: 'taskset -cp 0 $$ >/dev/null; ',
  },
  {
    id: 'host.open-files',
    files: { 'shop.py': app(), Procfile: procfile('celery -A shop worker -c 8 -l info') },
    env: { SHOP_BROKER: '{redis}' },
    before: 'ulimit -Sn 50; ',
    line: /--concurrency/,
  },
  {
    id: 'config.routes-consumed',
    files: {
      'shop.py': app("app.conf.task_routes = {'shop.pay': {'queue': 'mail'}}"),
      Procfile: procfile('celery -A shop worker -Q celery,mail -l info'),
      'docker-compose.yml': 'services:\n  worker:\n    image: shop\n    command: celery -A shop worker -l info\n',
    },
    cured: (line) => ({ 'docker-compose.yml': `services:\n  worker:\n    image: shop\n    command: ${line}\n` }),
  },
  {
    id: 'launch.options-exist',
    note: 'the options of Celery 3, and words that only a shell knows',
    ready: /\[queues\]/,
    files: { 'shop.py': app(), Procfile: procfile('celery -A shop worker -w 2 --logfile=w.log -c $N $@') },
  },
  {
    id: 'launch.options-exist',
    note: "a doubled % of a process manager's file",
    files: {
      'shop.py': app(),
      'shop.conf': '[program:worker]\ncommand=celery -A shop worker --workers 2 -n w%%%%n@%%%%h -l info\n',
    },
    cured: (line) => ({ 'shop.conf': '', Procfile: procfile(line) }),
  },
  {
    id: 'launch.option-form',
    files: { 'shop.py': app(), Procfile: procfile('celery -A shop worker -Q=celery -l info') },
  },
  {
    id: 'launch.option-form',
    note: 'an item of a list',
    files: {
      'shop.py': app(),
      Dockerfile: 'FROM python\nCMD ["celery", "-A", "shop", "worker", "-Q celery", "-l", "info"]\n',
    },
    cured: (line) => ({ Dockerfile: `FROM python\nCMD ${line}\n` }),
  },
  {
    id: 'launch.app-matches',
    files: { 'shop.py': app(), Procfile: procfile('celery -A celery worker -l info') },
  },
  {
    id: 'launch.app-matches',
    note: 'in a folder of its own, with a blank in it',
    files: { 'my src/shop.py': app(), 'run.sh': 'cd "my src" && celery -A shp worker -l info\n' },
    cured: (line) => ({ 'run.sh': line }),
  },
  {
    id: 'launch.pool-per-platform',
    files: { 'shop.py': app(), 'run.bat': '@echo off\r\ncelery -A shop worker -l info\r\n' },
    active: true,
    cured: (line) => ({ 'run.bat': `@echo off\r\n${line}\r\n` }),
  },
  {
    id: 'pool.supported-on-platform',
    files: { 'shop.py': app(), 'run.bat': '@echo off\r\ncelery -A shop worker -c %N% -l info\r\n' },
    args: ['--offline', '--target', 'windows'],
    active: true,
    cured: (line) => ({ 'run.bat': `@echo off\r\n${line}\r\n` }),
  },
  {
    id: 'app.found',
    note: 'named from outside of its folder',
    ready: /\[queues\]/,
    files: {
      'src/shop/__init__.py': '',
      'src/shop/settings.py': "broker_url = 'memory://'\n",
      'src/shop/celery.py':
        "from celery import Celery\n\napp = Celery('shop')\napp.config_from_object('shop.settings')\n",
      Procfile: procfile('celery -A src.shop worker -l info'),
    },
  },
  {
    id: 'app.imports',
    note: 'a variable of .env',
    ready: /\[queues\]/,
    files: {
      'shop.py': `import os\n\nos.environ['SHOP_KEY']\n${app()}`,
      '.env': 'SHOP_KEY="a b"\n',
      Procfile: procfile('celery -A shop worker -l info'),
    },
    line: /^sh -c .*\.env/,
    // Nothing in the project has to change: the variable comes with the command.
    cured: () => ({ 'shop.py': app() }),
  },
]

/** A fault whose cure is another command. */
export interface ShellRow extends Omit<Place, 'environment'> {
  readonly id: string
  readonly note?: string
  /** Which of the printed lines; by default all of them, one after the other. */
  readonly line?: RegExp
  /** `again`: the check passes afterwards. `same-shell`: it does in the shell that ran the line. `says`: the line itself is the answer. */
  readonly then: 'again' | 'same-shell' | RegExp
  readonly args?: readonly string[]
  readonly celery?: 'celery-5.7.0' | 'celery-5.6.2'
  /** It runs in an environment of its own, into which the line installs. */
  readonly installs?: true
  /** The folder of another environment comes first on PATH. */
  readonly other?: 'path' | 'active'
}

export const shellRows: readonly ShellRow[] = [
  {
    id: 'app.found',
    note: 'a mistyped name',
    files: { 'shop.py': app() },
    args: ['--offline', '-A', 'shpo'],
    then: /Plan {2}/,
  },
  {
    id: 'app.imports',
    note: 'a file that is missing beside its example',
    files: { 'shop.py': `open('shop.ini')\n${app()}`, 'shop.ini.example': '[shop]\n' },
    line: /^cp /,
    then: 'again',
  },
  {
    id: 'pool.spawn-environment',
    files: { 'shop.py': `import billiard\n\nbilliard.set_start_method('spawn', force=True)\n${app()}` },
    line: /^export /,
    then: 'same-shell',
    celery: 'celery-5.6.2',
  },
  {
    id: 'python.same-environment',
    files: { 'shop.py': app() },
    other: 'path',
    then: /^5\.7\.0/m,
    celery: 'celery-5.7.0',
  },
  {
    id: 'python.own-environment',
    files: { 'shop.py': app() },
    other: 'active',
    then: /Celery 5\.7\.0/,
    celery: 'celery-5.7.0',
  },
  {
    id: 'pool.package-installed',
    files: { 'shop.py': app(), Procfile: procfile('celery -A shop worker -P eventlet -l info') },
    installs: true,
    then: 'again',
  },
  {
    id: 'config.serializer-accepted',
    files: { 'shop.py': app("app.conf.task_serializer = 'yaml'", "app.conf.accept_content = ['yaml']") },
    installs: true,
    then: 'again',
  },
  {
    id: 'config.beat-scheduler',
    files: {
      'shop.py': app("app.conf.beat_scheduler = 'redbeat.schedulers:RedBeatScheduler'"),
      Procfile: 'beat: celery -A shop beat\n',
    },
    installs: true,
    then: 'again',
  },
]

/** Checks with commands that these tests do not paste, and why. */
export const notPasted: Readonly<Record<string, string>> = {
  'app.django-settings': 'the cure of app.imports, which is pasted',
  'broker.authenticated': 'its server has other users: rabbitmqctl on the machine of the broker',
  'broker.database': "rabbitmqctl changes a server that is not the project's",
  'broker.driver-installed':
    'the line of pool.package-installed, for a package whose stand-in would have to be a driver',
  'broker.rabbitmq-queue-arguments': "rabbitmqctl deletes a queue of a server that is not the project's",
  'host.init-process': 'docker run: needs Docker and an image',
  'host.memory': 'needs a control group; the line is that of host.open-files, with another number',
  'host.privileges': 'needs root, and another user who can read the project and its interpreter',
  'host.shared-memory': 'on another system alone: run poolwise doctor there',
  'host.time-zone-data': 'the line of pool.package-installed, for tzdata',
  'ipc.child-spawns': 'on another system alone: run poolwise doctor there',
  'ipc.pool-round-trip': 'on another system alone: run poolwise doctor there',
  'ipc.semaphore-in-child': 'on another system alone: run poolwise doctor there',
  'ipc.task-registry-in-child': 'the line of pool.spawn-environment, where the system itself spawns',
  'ipc.venv-launcher': 'Windows alone; the line is that of pool.supported-on-platform',
  'pool.best-fit': "a note that compares pools; its worker line is the plan's own",
  'pool.runs-tasks': 'asks for a pool to compare with, and cures nothing by itself',
  'python.celery-installed': 'installs what the project names: from a registry',
  'python.environment-exists': 'makes an environment with what the project names: from a registry',
  'python.found': 'no Python is there that could run the line',
  'python.not-store-stub': 'Windows alone: winget',
  'python.starts': 'an interpreter that runs nothing',
  'python.versions-compatible': 'the line of pool.package-installed, with a version: from a registry',
}
