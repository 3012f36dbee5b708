import { describe, expect, it } from 'vitest'
import { findLaunchCommands } from '../../../../src/project/launch-commands/find-launch-commands.ts'
import { makeTree } from '../../tree.ts'

async function read(source: string, path = 'run_worker.py'): Promise<string[]> {
  const commands = await findLaunchCommands(makeTree({ [path]: source }), [path])
  return commands.map(({ line, argv, inPython }) => `${line}${inPython ? ' inside' : ''}: ${argv.slice(1).join(' ')}`)
}

describe('a worker in the same process', () => {
  it.each<[string, string, string[]]>([
    [
      'worker_main',
      'from tasks import app\n\nif __name__ == "__main__":\n    app.worker_main(["worker", "--loglevel=INFO", "-P", "solo"])\n',
      ['4 inside: -A tasks worker --loglevel=INFO -P solo'],
    ],
    [
      'argv=',
      "from a.b import celery\ncelery.worker_main(argv=['worker', '-B'])\n",
      ['2 inside: -A a.b:celery worker -B'],
    ],
    [
      'over several lines, with comments and a trailing comma',
      'import shop.celery\nshop.celery.app.worker_main(\n    [\n        "worker",  # the command\n        "-Q", "a,b",\n    ]\n)\n',
      ['2 inside: -A shop.celery worker -Q a,b'],
    ],
    [
      'Celery 4, with the program',
      'from t import app\napp.worker_main(["celery", "-c", "2"])\n',
      ['2 inside: -A t worker -c 2'],
    ],
    [
      'app.start',
      'from t import app as x\nx.start(argv=["worker", "-l", "info"])\n',
      ['2 inside: -A t worker -l info'],
    ],
    ['app.start of beat', 'from t import app\napp.start(["beat"])  # not a worker\n', []],
    [
      'an app of its own',
      'celery_app = Celery()\ncelery_app.worker_main(["worker"])\n',
      ['2 inside: -A run_worker:celery_app worker'],
    ],
    ['its own arguments', 'from t import app\napp.worker_main()\n', ['2 inside: -A t worker {expression}']],
    [
      'words that only Python knows',
      'from t import app\napp.worker_main(["worker", f"--concurrency={n}", pool])\n',
      ['2 inside: -A t worker --concurrency={expression} {expression}'],
    ],
    [
      'app.Worker',
      'from t import app\nw = app.Worker(pool="threads", concurrency=4, queues=["a", "b"], loglevel=logging.INFO)\nw.start()\n',
      ['2 inside: -A t worker --pool=threads --concurrency=4 --queues=a,b {expression}'],
    ],
    [
      'a list in a variable',
      'from t import app\nargv = ["worker", "-l", "info"]\nargv += ["-c", "2"]\nargv.append("-E")\napp.worker_main(argv)\n',
      ['5 inside: -A t worker -l info -c 2 -E'],
    ],
    [
      'words for Windows',
      'from t import app\nargv = ["worker"]\nif sys.platform == "win32":\n    argv.append("--pool=solo")\napp.worker_main(argv=argv)\n',
      ['5 inside: -A t worker', '5 inside: -A t worker --pool=solo'],
    ],
    [
      'words under another condition',
      'from t import app\nargv = ["worker"]\nif debug:\n    argv.extend(["-P", "solo"])\napp.worker_main(argv)\n',
      ['5 inside: -A t worker {expression}'],
    ],
    [
      'sys.argv',
      'from t import app\nsys.argv = ["celery", "worker", "-P", "solo"]\napp.start()\n',
      ['3 inside: -A t worker -P solo'],
    ],
    [
      'Celery 4, with both',
      'from t import app\napp.worker_main(["celery", "worker", "-c", "2"])\n',
      ['2 inside: -A t worker -c 2'],
    ],
    ['an app that is not named here', 'current_app.worker_main(["worker"])\n', ['1 inside: worker']],
  ])('%s', async (_, source, expected) => expect(await read(source)).toEqual(expected))

  it('a relative import', async () => {
    const source = 'from ..celery import app\napp.worker_main(["worker"])\n'
    expect(await read(source, 'shop/worker/run.py')).toEqual(['2 inside: -A shop.celery worker'])
  })
})

describe('a worker as another program', () => {
  it.each<[string, string, string[]]>([
    ['subprocess.run', 'subprocess.run(["celery", "-A", "shop", "worker"], check=True)\n', ['1: -A shop worker']],
    [
      "the interpreter's own Celery",
      'p = subprocess.Popen([sys.executable, "-m", "celery", "-A", "shop", "worker", "-c", "2"])\n',
      ['1: -A shop worker -c 2'],
    ],
    ['a line of shell', 'os.system("cd src && celery -A shop worker -l info")\n', ['1: -A shop worker -l info']],
    ['a list in a variable', 'cmd = ["celery", "-A", "shop", "worker"]\nsubprocess.run(cmd)\n', ['1: -A shop worker']],
    ['exec', 'os.execvp("celery", ["celery", "-A", "shop", "worker"])\n', ['1: -A shop worker']],
    ['shlex', 'subprocess.call(shlex.split("celery -A shop worker -B"))\n', ['1: -A shop worker -B']],
    ['invoke', '@task\ndef worker(c):\n    c.run("celery -A shop worker")\n', ['3: -A shop worker']],
  ])('%s', async (_, source, expected) => expect(await read(source)).toEqual(expected))
})

it.each<[string, string]>([
  ['a docstring', '"""Start it with subprocess.run(["celery", "-A", "shop", "worker"])."""\n'],
  ['a comment', '# app.worker_main(["worker"])\n'],
  ['a message', 'print("celery -A shop worker")\nlog.info("run(celery worker)")\n'],
  ['a bracket that is not closed', 'app.worker_main(["worker"\n'],
  ['a list of names', 'SERVICES = ["celery", "worker"]\n'],
  ['an executor', 'self.Worker(queue)\n'],
])('not a command: %s', async (_, source) => expect(await read(source)).toEqual([]))

it.each(['tests/test_run.py', 'docs/conf.py', 'conftest.py'])('is not read: %s', async (path) =>
  expect(await read('from t import app\napp.worker_main(["worker"])\n', path)).toEqual([]),
)

it.each<[string, string]>([
  ['brackets', '['.repeat(300_000)],
  ['lists', '["celery",'.repeat(60_000)],
  ['calls', 'call('.repeat(100_000)],
  ['words', 'celery '.repeat(80_000)],
  ['imports', 'from a import (\n'.repeat(40_000)],
  ['attributes', 'a.'.repeat(300_000)],
])('very many %s are read in reasonable time', async (_, source) => {
  expect(await read(`app.worker_main(["worker"])\n${source}`)).toHaveLength(1)
})
