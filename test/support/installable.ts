import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runProcess } from '../../src/platform/run-process.ts'
import { MAX_WAIT_MS } from './deadlines.ts'

/** Stand-ins for packages: what doctor looks at is that they are installed and can be imported. */
const PACKAGES = {
  eventlet: { version: '0.41.0', files: { 'eventlet/__init__.py': '' } },
  PyYAML: {
    version: '6.0.3',
    files: { 'yaml.py': 'def safe_dump(data):\n    pass\n\n\ndef safe_load(text):\n    pass\n' },
  },
  'celery-redbeat': {
    version: '2.3',
    files: {
      'redbeat/__init__.py': '',
      'redbeat/schedulers.py': 'from celery.beat import Scheduler\n\n\nclass RedBeatScheduler(Scheduler):\n    pass\n',
    },
  },
}

const MAKE_WHEELS = `
import json, sys, zipfile
for name, package in json.loads(sys.argv[2]).items():
    base = '%s-%s' % (name.replace('-', '_'), package['version'])
    info = base + '.dist-info/'
    with zipfile.ZipFile('%s/%s-py3-none-any.whl' % (sys.argv[1], base), 'w') as wheel:
        for path, text in package['files'].items():
            wheel.writestr(path, text)
        wheel.writestr(info + 'METADATA', 'Metadata-Version: 2.1\\nName: %s\\nVersion: %s\\n' % (name, package['version']))
        wheel.writestr(info + 'WHEEL', 'Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
        wheel.writestr(info + 'RECORD', '')
`

/**
 * A virtual environment with pip that has all packages of another one, and may be changed; and variables by which pip takes
 * packages from a folder, not from the network.
 * @param python the interpreter of the other one
 */
export async function installable(python: string, folder: string) {
  const wheels = join(folder, 'wheels')
  const environment = join(folder, 'environment')
  await mkdir(wheels, { recursive: true })
  const run = async (...args: string[]): Promise<string> => {
    const { exitCode, stdout, stderr } = await runProcess(python, args, {
      cwd: folder,
      env: process.env,
      deadlineMs: MAX_WAIT_MS,
    })
    if (exitCode !== 0) throw new Error(stderr)
    return stdout.trim()
  }
  await run('-c', MAKE_WHEELS, wheels, JSON.stringify(PACKAGES))
  const [packages = '', version = ''] = (
    await run(
      '-c',
      'import sys, sysconfig; print(sysconfig.get_paths()["purelib"]); print("python%d.%d" % sys.version_info[:2])',
    )
  ).split('\n')
  await run('-m', 'venv', environment)
  await writeFile(join(environment, 'lib', version.trim(), 'site-packages', 'all.pth'), `${packages.trim()}\n`)
  return { environment, env: { PIP_NO_INDEX: '1', PIP_FIND_LINKS: wheels, PIP_DISABLE_PIP_VERSION_CHECK: '1' } }
}
