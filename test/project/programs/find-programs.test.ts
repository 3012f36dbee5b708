import { expect, it } from 'vitest'
import { findLaunchCommands } from '../../../src/project/launch-commands/find-launch-commands.ts'
import { findPrograms } from '../../../src/project/programs/find-programs.ts'
import { makeTree } from '../tree.ts'

const programsIn = async (files: Readonly<Record<string, string>>) =>
  (await findPrograms(makeTree(files), Object.keys(files))).map(({ name, line, command, env, folder }) => ({
    at: `${name}:${line}`,
    command: command.join(' '),
    env,
    ...(folder !== null && { folder }),
  }))

it("reads Compose's services with their environments", async () => {
  expect(
    await programsIn({
      'deploy/docker-compose.yml': [
        'x-env: &env',
        '  BROKER: redis://${HOST}:6379/0',
        'services:',
        '  web:',
        '    command: gunicorn site1.wsgi',
        '    env_file: [web.env, none.env]',
        '    environment: { DEBUG: 1, NOTHING: }',
        '  worker:',
        '    entrypoint: ["/run.sh"]',
        '    command: ["celery", "-A", "${APP:-site1}", "worker"]',
        '    working_dir: /app',
        '    environment:',
        '      <<: *env',
        '  redis:',
        '    image: redis',
        '    environment: ["A=1", HOME]',
      ].join('\n'),
      'deploy/.env': 'HOST="cache"\n',
      'deploy/web.env': '# of the web\nexport DEBUG=0\nSETTINGS=site1.settings # why\n',
    }),
  ).toEqual([
    { at: 'web:4', command: 'gunicorn site1.wsgi', env: { DEBUG: '1', SETTINGS: 'site1.settings' } },
    {
      at: 'worker:8',
      command: '/run.sh celery -A site1 worker',
      env: { BROKER: 'redis://cache:6379/0' },
      folder: '/app',
    },
    { at: 'redis:14', command: '', env: { A: '1' } },
  ])
})

const UNIT = `[Service]
Environment="A=1 2" B=3
EnvironmentFile=-/etc/default/celery-site
WorkingDirectory=/srv/site
ExecStart=/bin/sh -c '\${CELERY_BIN} -A \${CELERY_APP} worker $CELERYD_OPTS'
`
const DEFAULTS = 'CELERY_BIN="/usr/bin/python3 -m celery"\nCELERY_APP=site1\nCELERYD_OPTS="-c 2 -Q mail"\nB=4\n'

it.each([
  'deploy/celery-site.default',
  'deploy/celery-site',
  'etc/default/celery-site',
  'conf/celery-site.env.example',
])('reads a systemd unit and its file of variables, %s', async (defaults) => {
  const files = { 'deploy/celery.service': UNIT, [defaults]: DEFAULTS }
  const [program] = await programsIn(files)
  expect(program).toMatchObject({
    at: 'celery:5',
    command: '/bin/sh -c /usr/bin/python3 -m celery -A site1 worker -c 2 -Q mail',
    env: { A: '1 2', B: '4', CELERY_APP: 'site1' },
    folder: '/srv/site',
  })
  const [command] = await findLaunchCommands(makeTree(files), Object.keys(files))
  expect(command).toMatchObject({
    argv: 'celery -A site1 worker -c 2 -Q mail'.split(' '),
    program: ['/usr/bin/python3', '-m', 'celery'],
    env: { CELERY_APP: 'site1' },
    folder: '/srv/site',
  })
})

it('a file of variables that the project does not have leaves them as they are', async () => {
  const [program] = await programsIn({ 'a.service': UNIT, 'celery-other.env': DEFAULTS })
  expect(program?.command).toContain('${CELERY_BIN} -A ${CELERY_APP} worker $CELERYD_OPTS')
})

it('a file that cannot be parsed has none', async () => {
  expect(await programsIn({ 'compose.yml': 'services: [1, "', 'compose.dev.yml': '', 'b.service': '\0' })).toEqual([])
})
