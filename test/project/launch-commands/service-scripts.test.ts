import { expect, it } from 'vitest'
import { findStarts } from '../../../src/project/launch-commands/find-launch-commands.ts'
import { makeTree } from '../tree.ts'

async function workers(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { launchCommands } = await findStarts(makeTree(files), Object.keys(files))
  return launchCommands.map(
    ({ file, name = '', argv, env = {}, folder = '' }) =>
      `${file} ${name}: ${argv.slice(1).join(' ')}${Object.entries(env)
        .map(([key, value]) => ` ${key}=${value}`)
        .join('')}${folder && ` in ${folder}`}`,
  )
}

const SCRIPT =
  '#!/bin/bash\nset -o errexit\nexec watchfiles --filter python celery.__main__.main --args "-A config.celery_app worker -l INFO"\n'
const service = (name: string, command: string, more = '') =>
  `  ${name}:\n    build: .\n    command: ${command}\n${more}`

it.each<[what: string, files: Readonly<Record<string, string>>, found: readonly string[]]>([
  [
    'a script that the Dockerfile copies',
    {
      'docker-compose.local.yml':
        'services:\n  django: &django\n    build:\n      context: .\n      dockerfile: ./compose/local/django/Dockerfile\n    command: /start\n  celeryworker:\n    <<: *django\n    command: /start-celeryworker\n',
      'compose/local/django/Dockerfile':
        'FROM python\nCOPY --chown=django:django ./compose/local/django/celery/worker/start /start-celeryworker\nENTRYPOINT ["/entrypoint"]\n',
      'compose/local/django/celery/worker/start': SCRIPT,
    },
    ['compose/local/django/celery/worker/start celeryworker: -A config.celery_app worker -l INFO'],
  ],
  [
    'a script at its place in the image, for several services',
    {
      'compose.yml': `services:\n${service('mail', '/app/scripts/worker.sh', '    environment:\n      QUEUES: mail\n')}${service('video', '["sh", "/app/scripts/worker.sh"]', '    environment:\n      QUEUES: video\n')}`,
      'scripts/worker.sh': 'exec celery -A proj worker -Q $QUEUES\n',
    },
    [
      'scripts/worker.sh mail: -A proj worker -Q $QUEUES QUEUES=mail',
      'scripts/worker.sh video: -A proj worker -Q $QUEUES QUEUES=video',
    ],
  ],
  [
    'a script that no service starts',
    { 'compose.yml': `services:\n${service('web', '/app/web.sh')}`, 'scripts/worker.sh': 'celery -A proj worker\n' },
    ['scripts/worker.sh : -A proj worker'],
  ],
  [
    'the entrypoint of the image',
    {
      'compose.yml': `services:\n${service('mail', '-A proj worker -Q mail')}${service('video', 'worker --app=proj')}${service('beat', '-A proj beat')}`,
      Dockerfile: 'FROM python\nENTRYPOINT ["bash"]\nFROM python\nENTRYPOINT ["celery"]\n',
    },
    ['compose.yml mail: -A proj worker -Q mail', 'compose.yml video: worker --app=proj'],
  ],
  [
    'the entrypoint of another folder',
    {
      'deploy/compose.yml':
        'services:\n  w:\n    build:\n      context: ../backend\n      dockerfile: worker.Dockerfile\n    command: ["-A", "proj", "worker"]\n',
      'backend/worker.Dockerfile': 'FROM python\nENTRYPOINT ["python", "-m", "celery"]\n',
    },
    ['deploy/compose.yml w: -A proj worker'],
  ],
  [
    'an entrypoint that is not Celery',
    { 'compose.yml': `services:\n${service('w', 'worker --threads 4')}`, Dockerfile: 'FROM x\nENTRYPOINT ["rq"]\n' },
    [],
  ],
  [
    "the unit of Celery's own documentation",
    {
      'celery.service': `[Service]
Type=forking
EnvironmentFile=/etc/conf.d/celery
WorkingDirectory=/opt/celery
ExecStart=/bin/sh -c '\${CELERY_BIN} -A $CELERY_APP multi start $CELERYD_NODES \\
    --pidfile=\${CELERYD_PID_FILE} --logfile=\${CELERYD_LOG_FILE} \\
    --loglevel="\${CELERYD_LOG_LEVEL}" $CELERYD_OPTS'
ExecStop=/bin/sh -c '\${CELERY_BIN} multi stopwait $CELERYD_NODES --pidfile=\${CELERYD_PID_FILE}'
`,
      'deploy/celery': `CELERYD_NODES="w1 w2"
CELERY_BIN="/usr/local/bin/celery"
CELERY_APP="proj"
CELERYD_OPTS="--time-limit=300 -Q:w2 mail"
CELERYD_PID_FILE="/run/celery/%n.pid"
CELERYD_LOG_FILE="/var/log/celery/%n%I.log"
CELERYD_LOG_LEVEL="INFO"
`,
    },
    [1, 2].map(
      (n) =>
        `-A proj worker -n w${n}@%h --pidfile=/run/celery/%n.pid --logfile=/var/log/celery/%n%I.log --loglevel=INFO --time-limit=300${n === 2 ? ' -Q mail' : ''}`,
    ),
  ],
  [
    "supervisord's directory",
    { 'supervisord.conf': '[program:mail]\ndirectory=/srv/shop/backend\ncommand=celery -A proj worker -Q mail\n' },
    ['supervisord.conf mail: -A proj worker -Q mail in /srv/shop/backend'],
  ],
])('%s', async (_, files, found) => {
  const all = await workers(files)
  if ('celery.service' in files)
    expect(all.map((one) => one.replace(/^\S+ \S+: /, '').replace(/ CELERY.*/, ''))).toEqual(found)
  else expect(all).toEqual(found)
})
