import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pythonAsset } from '../../src/platform/python-assets.ts'
import { runProcess } from '../../src/platform/run-process.ts'
import { cleanEnv } from '../probes/support.ts'
import { venv } from '../support/venv.ts'
import { MAX_WAIT_MS } from '../support/deadlines.ts'

type Files = Record<string, string>

/** A folder with these files in it. */
function tree(files: Files): string {
  const root = mkdtempSync(join(tmpdir(), 'poolwise-environment-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

/** What an expression over the module of the interpreter (as `e`) and a folder (as `root`) is. */
async function evaluate(expression: string, files: Files): Promise<unknown> {
  const code = `import json, os, sys; sys.path.insert(0, sys.argv[1]); from _poolwise.environment import interpreter as e; root = sys.argv[2]; print(json.dumps(${expression}))`
  const root = tree(files)
  const ended = await runProcess(
    await venv('celery-5.7.0'),
    ['-B', '-c', code, dirname(pythonAsset('probe.py')), root],
    { cwd: root, env: cleanEnv(), deadlineMs: MAX_WAIT_MS },
  )
  if (ended.exitCode !== 0) throw new Error(ended.stderr)
  return JSON.parse(ended.stdout)
}

const limits = (files: Files) =>
  evaluate(
    '[e._smallest(e._cpu_quotas(root, os.path.join(root, "listing"))), e._smallest(e._memory_limits(root, os.path.join(root, "listing")))]',
    files,
  )

describe('control groups', () => {
  it.each<[string, Files, [number | null, number | null]]>([
    ['no groups', {}, [null, null]],
    ['v2, no limit', { listing: '0::/a', 'a/cpu.max': 'max 100000', 'a/memory.max': 'max' }, [null, null]],
    [
      'v2, of this group',
      { listing: '0::/a/b', 'a/b/cpu.max': '150000 100000', 'a/b/memory.max': '1000' },
      [1.5, 1000],
    ],
    [
      'v2, the smallest of the parents',
      { listing: '0::/a/b', 'a/b/cpu.max': '400000 100000', 'a/cpu.max': '50000 100000', 'memory.max': '77' },
      [0.5, 77],
    ],
    ['v2, in a container', { listing: '0::/../../host/path', 'cpu.max': '100000 100000' }, [1, null]],
    [
      'v1',
      {
        listing: '4:cpu,cpuacct:/x\n3:memory:/x',
        'cpu,cpuacct/x/cpu.cfs_quota_us': '25000',
        'cpu,cpuacct/x/cpu.cfs_period_us': '100000',
        'memory/x/memory.limit_in_bytes': '2048',
      },
      [0.25, 2048],
    ],
    [
      'v1, no limit, in its own words',
      {
        listing: '4:cpu:/\n3:memory:/',
        'cpu/cpu.cfs_quota_us': '-1',
        'cpu/cpu.cfs_period_us': '100000',
        'memory/memory.limit_in_bytes': '9223372036854771712',
      },
      [null, null],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await limits(files)).toEqual(expected)
  })
})

describe('packages', () => {
  const found = async (files: Files) => {
    const scan = '(lambda found: (e._scan(root, found), found)[1])({})'
    const packages = (await evaluate(scan, files)) as Record<string, { version: string; requires: string[] }>
    return Object.fromEntries(
      Object.entries(packages).map(([key, { version, requires }]) => [key, [version, requires]]),
    )
  }

  it.each<[string, Files, Record<string, unknown>]>([
    ['a wheel', { 'Foo_Bar-1.2.dist-info/METADATA': '' }, { 'foo-bar': ['1.2', []] }],
    ['a dotted name', { 'zope.event-5.0.dist-info/METADATA': '' }, { 'zope-event': ['5.0', []] }],
    [
      'a name with digits',
      { 'ruamel.yaml.clib-0.2.8-py3.8.egg-info/PKG-INFO': '' },
      { 'ruamel-yaml-clib': ['0.2.8', []] },
    ],
    ['a name with hyphens', { 'my-old-pkg-1.0-py3.8.egg-info/PKG-INFO': '' }, { 'my-old-pkg': ['1.0', []] }],
    [
      'an egg-info without a version',
      { 'proj.egg-info/PKG-INFO': 'Name: proj\nVersion: 0.3\n' },
      { proj: ['0.3', []] },
    ],
    ['what pip left half removed', { '~elery-5.7.0.dist-info/METADATA': '' }, {}],
    ['something else', { 'celery/__init__.py': '', 'x.txt': '' }, {}],
    [
      'what Celery requires',
      { 'celery-5.7.0.dist-info/METADATA': 'Name: celery\nRequires-Dist: kombu>=5.7\n\nRequires-Dist: not this\n' },
      { celery: ['5.7.0', ['kombu>=5.7']] },
    ],
    [
      'what an egg requires',
      { 'kombu-4.6.11-py3.8.egg-info/requires.txt': 'amqp<2.7\n\n[redis]\nredis>=3\n[:python_version < "3.8"]\nfoo\n' },
      { kombu: ['4.6.11', ['amqp<2.7', "redis>=3; extra == 'redis'", 'foo; python_version < "3.8"']] },
    ],
  ])('%s', async (_, files, expected) => {
    expect(await found(files)).toEqual(expected)
  })
})
