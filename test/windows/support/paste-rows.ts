import type { Files } from '../../support/twins.ts'

/** A printed command, and what follows when it is pasted into cmd.exe. */
export interface PastedCure {
  /** The check that prints it. */
  readonly id: string
  /** Which of the lines that the check prints. */
  readonly line: RegExp
  /** What it writes; it is ended there. Absent: it has to end by itself before the next line is read. */
  readonly says?: RegExp
  /** Where the line is written to be judged again. */
  readonly cured?: (line: string) => Files
}

/** A project with one or more faults. */
export interface PasteRow {
  readonly title: string
  readonly files: Files
  readonly cures: readonly PastedCure[]
  readonly args?: readonly string[]
  /** The folder of the project, which --cwd names. */
  readonly below?: string
  /** The project's virtual environment has pip, which takes its packages from a folder. */
  readonly pip?: boolean
}

const READY = /@\S+ ready\./

const app = (...lines: readonly string[]): string =>
  [
    'from celery import Celery',
    '',
    "app = Celery('shop', broker='memory://')",
    ...lines,
    '',
    '@app.task',
    'def pay():',
    '    pass',
    '',
  ].join('\n')

/** A doubled % of a batch file is one when it runs. */
const batch = (...lines: readonly string[]): string => ['@echo off', ...lines, ''].join('\r\n')
const inBatch =
  (file: string) =>
  (line: string): Files => ({ [file]: batch(line.replaceAll('%', '%%')) })

const worker = (id: string, line: RegExp, file: string): PastedCure => ({ id, line, says: READY, cured: inBatch(file) })

export const pasteRows: readonly PasteRow[] = [
  {
    title: 'batch files with refused options, values and apps',
    files: {
      'shop.py': app(),
      'queues.bat': batch('celery -A shop worker -P solo -Q=celery,mail -l info'),
      'old.bat': batch('celery -A shop worker -P threads -w 2 -l info -c %N% %*'),
      'named.bat': batch('celery -A shop worker -P threads --workers 3 -n w%%n@%%h -l info'),
      'wrong.bat': batch('celery -A celery worker -P solo -l info'),
    },
    cures: [
      worker('launch.option-form', / -Q /, 'queues.bat'),
      worker('launch.options-exist', /--concurrency=2/, 'old.bat'),
      worker('launch.options-exist', /-n /, 'named.bat'),
      worker('launch.app-matches', /-A shop /, 'wrong.bat'),
    ],
  },
  {
    title: 'prefork, in a project whose modules are in a folder of their own',
    files: {
      'src/shop/__init__.py': '',
      'src/shop/celery.py': app(),
      'run.bat': batch('set PYTHONPATH=src', 'celery -A shop worker -c %N% -l info'),
    },
    cures: [
      worker('pool.supported-on-platform', / worker /, 'run.bat'),
      { id: 'pool.supported-on-platform', line: /^poolwise worker launch/, says: READY },
    ],
  },
  {
    title: 'beat in the worker',
    files: { 'shop.py': app(), 'run.bat': batch('celery -A shop worker -P solo -B -l info') },
    cures: [
      worker('pool.beat-allowed', / worker /, 'run.bat'),
      { id: 'pool.beat-allowed', line: / beat /, says: /beat: Starting/ },
    ],
  },
  {
    title: 'a wrong app in a folder with a blank in its name',
    files: {
      'my src/shop.py': app(),
      'run.bat': batch('cd "my src" && celery -A shp worker -P solo -l info'),
    },
    cures: [worker('launch.app-matches', /my src/, 'run.bat')],
  },
  {
    title: 'a mistyped app',
    files: { 'shop.py': app("app.conf.worker_pool = 'solo'") },
    args: ['-A', 'shpo'],
    cures: [{ id: 'app.found', line: /-A shop/, says: /Celery 5\.7\.0/ }],
  },
  {
    title: 'a file that is missing beside its example, in a project below the folder of the reader',
    files: {
      'my shop/shop.py': `open('my conf/shop.ini')\n${app()}`,
      'my shop/my conf/shop.ini.example': '[shop]\n',
    },
    below: 'my shop',
    cures: [{ id: 'app.imports', line: /^pushd .*copy / }],
  },
  {
    title: 'a variable of .env',
    files: {
      'shop.py': `import os\n\nos.environ['SHOP_KEY']\n${app()}`,
      '.env': 'SHOP_KEY="a b"\n',
      'run.bat': batch('celery -A shop worker -P solo -l info'),
    },
    pip: true,
    cures: [
      { id: 'app.imports', line: /pip install/ },
      // Nothing in the project has to change: the variable comes with the command.
      { id: 'app.imports', line: / run -- /, says: /\[queues\]/, cured: () => ({ 'shop.py': app() }) },
    ],
  },
]
