import { describe, expect, it } from 'vitest'
import type { ShellFact } from '../../src/facts/shell.ts'
import { pasteable, shellOn } from '../../src/shell/pasteable.ts'

const worker = ['celery', '-A', 'shop', 'worker']
const posix = (over: Partial<ShellFact> = {}): ShellFact => ({ ...shellOn('linux'), ...over })
const windows = (over: Partial<ShellFact> = {}): ShellFact => ({ ...shellOn('windows'), ...over })
const venv = { programs: { celery: ['.venv/bin/celery'], python: ['.venv/bin/python'] } }
const venvOnWindows = { programs: { celery: [String.raw`.venv\Scripts\celery`] } }
const spaced = { programs: { celery: [String.raw`C:\my shop\celery`] } }

describe('POSIX shells', () => {
  it.each([
    ['an active environment', posix(), {}, 'celery -A shop worker'],
    ['none', posix(venv), {}, '.venv/bin/celery -A shop worker'],
    ['Poetry', posix({ programs: { celery: ['poetry', 'run', 'celery'] } }), {}, 'poetry run celery -A shop worker'],
    ['a variable', posix(venv), { env: { PYTHONPATH: 'src' } }, 'env PYTHONPATH=src .venv/bin/celery -A shop worker'],
    ['one that is set', posix({ variables: { X: 'y' } }), { env: { X: 'y' } }, 'celery -A shop worker'],
    [
      'a path that is set to something else',
      posix({ variables: { PYTHONPATH: 'lib' } }),
      { env: { PYTHONPATH: 'my src' } },
      `env PYTHONPATH="my src":"$PYTHONPATH" celery -A shop worker`,
    ],
    ['--cwd', posix({ ...venv, folder: 'backend' }), {}, '(cd backend && .venv/bin/celery -A shop worker)'],
    ["the command's own folder", posix(), { folder: 'src' }, '(cd src && celery -A shop worker)'],
    [
      'its own folder, from which the program is seen',
      posix(venv),
      { folder: 'src' },
      '(cd src && ../.venv/bin/celery -A shop worker)',
    ],
    [
      'the folder that has the environment',
      posix({ programs: { celery: ['src/.venv/bin/celery'] } }),
      { folder: './src' },
      '(cd ./src && .venv/bin/celery -A shop worker)',
    ],
    [
      'an absolute program',
      posix({ programs: { celery: ['/opt/v/bin/celery'] } }),
      { folder: 'src' },
      '(cd src && /opt/v/bin/celery -A shop worker)',
    ],
    ['both', posix({ folder: '../my shop' }), { folder: 'src' }, '(cd "../my shop/src" && celery -A shop worker)'],
  ])('%s', (_, shell, more, line) => {
    expect(pasteable({ argv: worker, ...more }, shell)).toBe(line)
  })

  it.each([
    [['docker', 'run', 'redis'], 'docker run redis'],
    [['ulimit', '-n', '1024'], 'ulimit -n 1024'],
    [['docker', 'compose', 'up', '-d', 'redis'], '(cd backend && docker compose up -d redis)'],
    [['conda', 'activate', 'shop'], 'conda activate shop'],
    [['poetry', 'add', 'celery'], '(cd backend && poetry add celery)'],
    [
      ['watchfiles', '--filter', 'python', 'celery -A shop worker', '.'],
      '(cd backend && watchfiles --filter python ".venv/bin/celery -A shop worker" .)',
    ],
    [
      ['dotenv', '-f', '.env', 'run', '--', ...worker],
      '(cd backend && dotenv -f .env run -- .venv/bin/celery -A shop worker)',
    ],
    [
      ['sh', '-c', 'set -a; . ./.env; exec celery -A shop worker'],
      '(cd backend && sh -c "set -a; . ./.env; exec .venv/bin/celery -A shop worker")',
    ],
  ])('%s', (argv, line) => {
    expect(pasteable({ argv }, posix({ ...venv, folder: 'backend' }))).toBe(line)
  })
})

describe('PowerShell', () => {
  it.each([
    ['a variable', windows(), { env: { PYTHONPATH: 'src' } }, "$env:PYTHONPATH = 'src'; celery -A shop worker"],
    [
      'a path that is set',
      windows({ variables: { PYTHONPATH: 'lib' } }),
      { env: { PYTHONPATH: 'src' } },
      "$env:PYTHONPATH = 'src' + ';' + $env:PYTHONPATH; celery -A shop worker",
    ],
    ['a path', windows(venvOnWindows), {}, String.raw`.venv\Scripts\celery -A shop worker`],
    ['a path with a blank', windows(spaced), {}, String.raw`& "C:\my shop\celery" -A shop worker`],
    [
      'a program seen from its folder',
      windows(venvOnWindows),
      { folder: 'src' },
      String.raw`Push-Location src; ..\.venv\Scripts\celery -A shop worker; Pop-Location`,
    ],
    [
      '--cwd',
      windows({ folder: 'backend' }),
      { folder: 'src' },
      String.raw`Push-Location backend\src; celery -A shop worker; Pop-Location`,
    ],
  ])('%s', (_, shell, more, line) => {
    expect(pasteable({ argv: worker, ...more }, shell)).toBe(line)
  })
})

describe('cmd.exe', () => {
  it.each([
    ['a variable', { env: { PYTHONPATH: 'src' } }, {}, 'set "PYTHONPATH=src"&& celery -A shop worker'],
    ['a path with a blank', {}, spaced, String.raw`"C:\my shop\celery" -A shop worker`],
    ['--cwd', {}, { folder: 'backend' }, 'pushd backend && celery -A shop worker & popd'],
  ])('%s', (_, more, over, line) => {
    expect(pasteable({ argv: worker, ...more }, windows({ shell: 'cmd', ...over }))).toBe(line)
  })
})

it('a program that another one starts is named with its suffix', () => {
  const argv = ['dotenv', '-f', '.env', 'run', '--', ...worker]
  expect(pasteable({ argv }, windows({ shell: 'cmd', ...venvOnWindows }))).toBe(
    String.raw`dotenv -f .env run -- .venv\Scripts\celery.exe -A shop worker`,
  )
})

describe('commands of the shell itself, in the form of each', () => {
  const forms = ({ argv }: { readonly argv: readonly string[] }) =>
    (['posix', 'powershell', 'cmd'] as const).map((shell) => pasteable({ argv }, { ...shellOn('windows'), shell }))

  it.each([
    [['cp', '.env.example', '.env'], 'cp .env.example .env', 'copy .env.example .env'],
    [
      ['copy', String.raw`my conf\shop.ini.example`, String.raw`my conf\shop.ini`],
      'cp "my conf/shop.ini.example" "my conf/shop.ini"',
      String.raw`copy "my conf\shop.ini.example" "my conf\shop.ini"`,
    ],
    [['cp', '-x', '-y'], 'cp ./-x ./-y', String.raw`copy .\-x .\-y`],
  ])('%j', (argv, posixLine, windowsLine) => {
    expect(forms({ argv })).toEqual([posixLine, windowsLine, windowsLine])
  })

  it.each([
    ['export', 'FORKED=1', 'export FORKED=1', "$env:FORKED = '1'", 'set "FORKED=1"'],
    ['set', 'NAME=a & b', 'export NAME="a & b"', "$env:NAME = 'a & b'", 'set "NAME=a & b"'],
    ['set', "NAME=it's ’", 'export NAME="it\'s ’"', "$env:NAME = 'it''s ’’'", 'set "NAME=it\'s ’"'],
    ['set', 'PYTHONHOME=', 'unset PYTHONHOME', 'Remove-Item Env:PYTHONHOME', 'set "PYTHONHOME="'],
  ])('%s %s', (program, assignment, ...lines) => {
    expect(forms({ argv: [program, assignment] })).toEqual(lines)
  })

  it('a file is copied in the project; a variable is set where the reader is', () => {
    const cmd = windows({ shell: 'cmd', folder: 'backend' })
    expect(pasteable({ argv: ['copy', 'a', 'b'] }, cmd)).toBe('pushd backend && copy a b & popd')
    expect(pasteable({ argv: ['set', 'A=b'] }, cmd)).toBe('set "A=b"')
    expect(pasteable({ argv: ['set', 'A=b"&echo no'] }, cmd)).toBe('set ^"A=b^"^&echo no^"')
  })

  it('a variable for a command: typographic quotes are quotes to PowerShell', () => {
    expect(pasteable({ argv: worker, env: { NAME: '‘x’' } }, windows())).toBe(
      "$env:NAME = '‘‘x’’'; celery -A shop worker",
    )
  })
})
