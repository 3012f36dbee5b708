import { expect, it } from 'vitest'
import type { LaunchCommand } from '../../src/facts/project.ts'
import { findLike } from '../../src/worker/find-like.ts'
import { projectWorkers } from '../../src/worker/project-workers.ts'

const command = (file: string, line: number, words: string, over: Partial<LaunchCommand> = {}): LaunchCommand => ({
  file,
  line,
  argv: ['celery', ...words.split(' ')],
  platforms: [],
  ...over,
})
const mail = command('Procfile', 2, '-A shop worker -Q mail', { name: 'mail' })
const reports = command('Procfile', 3, '-A shop worker -Q reports', { name: 'reports' })
const service = command('docker-compose.yml', 12, '-A shop worker -Q mail', { name: 'mail' })
const other = command('deploy/docker-compose.yml', 20, '-A stock worker', { name: 'stock' })
const debug = command('.vscode/launch.json', 5, '-A shop worker -P solo', { name: 'debug', debugger: true })
const prose = command('README.md', 30, '-A shop worker -Q reports,mail', { prose: true })
const all = [mail, reports, service, other, debug, prose]

it.each<[string, readonly LaunchCommand[], string[]]>([
  ['those that differ', all, ['Procfile:mail', 'Procfile:reports', 'deploy/docker-compose.yml:stock']],
  ['documentation alone', [prose, debug], ['README.md:30']],
  [
    'one name twice',
    [mail, command('Procfile', 9, '-A shop worker -Q x', { name: 'mail' })],
    ['Procfile:2', 'Procfile:9'],
  ],
  ['the same app by another name', [mail, command('x.sh', 1, '-A shop.celery:app worker -Q mail')], ['Procfile:mail']],
  [
    'the same queues in another order',
    [command('a.sh', 1, '-A s worker -Q a,b'), command('b.sh', 1, '-A s worker -Q b,a')],
    ['a.sh:1'],
  ],
])('the workers of the project: %s', (_, commands, likes) =>
  expect(projectWorkers(commands).map(({ like }) => like)).toEqual(likes),
)

it('queues as the worker reads them', () => {
  const read = (words: string, env = {}) => projectWorkers([command('a', 1, words, { env })])[0]?.queues
  expect(read('-A s worker')).toBeNull()
  expect(read('-A s worker -Q a,b')).toEqual(['a', 'b'])
  expect(read('-A s worker -Q ${QUEUES:-a,b}')).toEqual(['a', 'b'])
  expect(read('-A s worker -Q $QUEUES', { QUEUES: 'a' })).toEqual(['a'])
  expect(read('-A s worker -Q $QUEUES')).toEqual(['$QUEUES'])
})

it.each<[string, string]>([
  ['Procfile:mail', 'Procfile:2'],
  ['./Procfile:3', 'Procfile:3'],
  ['reports', 'Procfile:3'],
  ['stock', 'deploy/docker-compose.yml:20'],
  ['docker-compose.yml:mail', 'docker-compose.yml:12'],
  ['docker-compose.yml', 'docker-compose.yml:12'],
  ['docker-compose.yml:20', 'deploy/docker-compose.yml:20'],
  [String.raw`deploy\docker-compose.yml:20`, 'deploy/docker-compose.yml:20'],
  ['debug', '.vscode/launch.json:5'],
  ['README.md', 'README.md:30'],
  ['mail', 'several: Procfile:2, docker-compose.yml:12'],
  ['Procfile', 'several: Procfile:2, Procfile:3'],
  ['Procfile:nothing', 'none'],
  ['', 'none'],
  ['file:README.md', 'none'],
])('--like %s: %s', (query, expected) => {
  const likes = findLike(query, all)
  const place = ({ file, line }: LaunchCommand) => `${file}:${line}`
  expect(
    likes.kind === 'one'
      ? place(likes.command)
      : likes.kind === 'several'
        ? `several: ${likes.commands.map(place).join(', ')}`
        : 'none',
  ).toBe(expected)
})
