import { expect, it } from 'vitest'
import type { OsName } from '../../src/facts/platform.ts'
import type { LaunchCommand } from '../../src/facts/project.ts'
import { plannedWorkers } from '../../src/worker/planned-workers.ts'
import { appFact, celeryFact, launchCommand, platformFact } from '../support/facts.ts'

const POSIX = ['linux', 'macos']
const command = (file: string, options: string, over: Partial<LaunchCommand> = {}): LaunchCommand => ({
  ...launchCommand(`celery -A shop worker ${options}`.trim(), POSIX),
  file,
  ...over,
})
/** `pool: queues` of each worker. */
const planned = (launchCommands: readonly LaunchCommand[], target: OsName = 'linux') =>
  plannedWorkers(
    { platform: platformFact(target), app: appFact(), celery: celeryFact(), launchCommands, env: {} },
    [],
  ).map(({ pool, configured: { queues } }) => `${pool}: ${queues?.value.join(',') ?? 'its own'}`)

const mail = command('Procfile', '-Q mail')
const reports = command('Procfile', '-Q reports --pool=solo')

it.each<[string, readonly LaunchCommand[], string[]]>([
  ['no command', [], ['prefork: its own']],
  ['one command', [mail], ['prefork: mail']],
  ['two commands with different queues', [mail, reports], ['prefork: mail', 'solo: reports']],
  ['one without -Q', [command('Procfile', ''), mail], ['prefork: its own', 'prefork: mail']],
  [
    'one queue, two pools',
    [command('Procfile', '-P threads'), command('Procfile', '-c 1')],
    ['threads: its own', 'prefork: its own'],
  ],
  ['two targets to choose from', [command('Makefile', ''), command('Makefile', '-P solo')], ['prefork: its own']],
  ['the same queues twice', [mail, command('Procfile', '-Q mail -n second')], ['prefork: mail']],
  [
    'the README repeats one of them',
    [command('README.md', '-Q mail', { prose: true }), mail, reports],
    ['prefork: mail', 'solo: reports'],
  ],
  ['scripts of one folder', [command('bin/a.sh', '-Q a'), command('bin/b.sh', '-Q b')], ['prefork: a', 'prefork: b']],
  [
    'Compose files of which one has all',
    [command('compose.dev.yml', ''), command('compose.yml', '-Q a'), command('compose.yml', '-Q b')],
    ['prefork: a', 'prefork: b'],
  ],
  ['a debugger', [command('.run/w.run.xml', '-Q debug', { debugger: true }), mail], ['prefork: mail']],
  [
    'another app',
    [mail, command('Procfile', '', { argv: ['celery', '-A', 'other', 'worker', '-Q', 'x'] })],
    ['prefork: mail'],
  ],
  ['queues that only the shell knows', [mail, command('Procfile', '-Q $QUEUES')], ['prefork: mail']],
])('%s', (_, commands, workers) => expect(planned(commands)).toEqual(workers))

it.each<OsName>(['windows', 'macos'])(
  'commands for other systems count where there is none for this one: %s',
  (target) => {
    const linux = [mail, reports].map((one) => ({ ...one, platforms: ['linux'] }))
    expect(planned(linux, target)).toEqual(['prefork: mail', 'solo: reports'])
  },
)
