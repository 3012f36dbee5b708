import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { findBeatCommands } from '../../src/project/beat-commands.ts'
import { findBeatPaths } from '../../src/project/beat-paths.ts'
import { makeTree } from './tree.ts'

const pathsIn = async (files: Readonly<Record<string, string>>, filename: string | null, scheduler: string | null) => {
  const root = makeTree(files)
  return problemsIn(root, Object.keys(files), filename, scheduler)
}

async function problemsIn(
  root: string,
  names: readonly string[],
  filename: string | null = null,
  scheduler: string | null = null,
) {
  const found = await findBeatPaths(root, names, await findBeatCommands(root, names), filename, scheduler)
  return found.map(({ what, problem, detail }) => `${what}: ${problem} ${detail}`)
}

const beat = (options: string) => `beat: celery -A shop beat ${options}\n`
const MISSING = ['schedule: no folder run']

it.each<
  [about: string, files: Record<string, string>, found: string[], filename?: string | null, scheduler?: string | null]
>([
  ['the default', { Procfile: beat('') }, []],
  ['a folder that is missing', { Procfile: beat('-s run/schedule') }, MISSING],
  ['that is there', { Procfile: beat('-s run/schedule'), 'run/': '' }, []],
  ['that is beside the file', { 'bin/beat.sh': beat('-s run/schedule'), 'bin/run/': '' }, []],
  ['of the setting', {}, MISSING, 'run/schedule'],
  ['the command has its own', { Procfile: beat('-s schedule') }, [], 'run/schedule'],
  ['a scheduler without a file', { Procfile: beat('-s run/schedule -S django') }, []],
  ['the same in the settings', { Procfile: beat('-s run/schedule') }, [], null, 'redbeat.RedBeatScheduler'],
  ['a pid file', { Procfile: beat('--pidfile run/beat.pid -S django') }, ['pid file: no folder run']],
  ['the script makes it', { 'beat.sh': `mkdir -p run\n${beat('-s run/schedule')}` }, []],
  ['the code makes it', { Procfile: beat('-s run/schedule'), 'shop.py': 'D = "run"\nos.makedirs(D)\n' }, []],
  ['the script changes the folder', { 'beat.sh': `cd /srv/shop\n${beat('-s run/schedule')}` }, []],
  ['a workdir', { Procfile: beat('--workdir=/srv/shop -s run/schedule') }, []],
  ['an image', { Dockerfile: 'CMD ["celery", "beat", "-s", "run/schedule"]\n' }, []],
  [
    'a folder of the system',
    { Procfile: beat('-s /tmp/no-such-folder/schedule') },
    ['schedule: no folder /tmp/no-such-folder'],
  ],
  ['a project elsewhere', { Procfile: beat('-s /srv/shop-of-a-server/run/schedule') }, []],
  ['a folder of an image', { Procfile: beat('-s /app/run/schedule') }, []],
  ['the setting of an image', { Dockerfile: 'RUN pip install celery\n' }, [], '/var/no-such-folder/schedule'],
  [
    'a service, with tmpfiles',
    { 'beat.service': 'ExecStart=/usr/bin/celery beat --pidfile=/run/no-such/beat.pid\n' },
    [],
  ],
  ['a README, with a server', { 'README.md': '`celery beat --pidfile=/var/no-such/beat.pid`' }, []],
  ['the pid file of a process that has ended', { Procfile: beat('--pidfile b.pid'), 'b.pid': '99999999\n' }, []],
  ['no number', { Procfile: beat('--pidfile b.pid'), 'b.pid': 'x\n' }, []],
])('%s', async (_, files, found, filename = null, scheduler = null) => {
  expect(await pathsIn(files, filename, scheduler)).toEqual(found)
})

it.runIf(process.platform === 'linux')('a pid file that names another program', async () => {
  const other = spawn('sleep', ['600'])
  onTestFinished(() => void other.kill())
  await once(other, 'spawn')
  const files = { Procfile: beat('--pidfile b.pid'), 'b.pid': '' }
  const root = makeTree(files)
  writeFileSync(join(root, 'b.pid'), `${other.pid}\n`)
  expect(await problemsIn(root, Object.keys(files))).toEqual([`pid file: held process ${other.pid}, sleep`])
})

it('a pid file of a program that may be beat', async () => {
  const other = spawn('sh', ['-c', 'sleep 600; : celery'])
  onTestFinished(() => void other.kill())
  await once(other, 'spawn')
  const files = { Procfile: beat('--pidfile b.pid'), 'b.pid': '' }
  const root = makeTree(files)
  writeFileSync(join(root, 'b.pid'), `${other.pid}\n`)
  expect(await problemsIn(root, Object.keys(files))).toEqual([])
})

// Root may write everywhere.
it.runIf(process.platform !== 'win32' && process.getuid?.() !== 0)('a folder that is not writable', async () => {
  const root = makeTree({ Procfile: beat('-s run/schedule'), 'run/': '' })
  chmodSync(join(root, 'run'), 0o500)
  expect(await problemsIn(root, ['Procfile'])).toEqual([`schedule: not writable ${join(root, 'run')}`])
})
