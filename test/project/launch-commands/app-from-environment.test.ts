import { expect, it } from 'vitest'
import { namedApp } from '../../../src/celery-command/named-app.ts'
import { findStarts } from '../../../src/project/launch-commands/find-launch-commands.ts'
import { makeTree } from '../tree.ts'

type Files = Readonly<Record<string, string>>

async function workers(files: Files): Promise<string[]> {
  const { launchCommands } = await findStarts(makeTree(files), Object.keys(files))
  return launchCommands.map(
    (one) => `${one.name ?? one.file}: ${one.argv.slice(1).join(' ')} | ${namedApp(one) ?? 'no app'}`,
  )
}

const MULTI =
  '[program:short]\ndirectory=/srv/app\ncommand=/srv/bin/celery multi start s1 s2 --pidfile=/run/%%n.pid -c10 -Q short\n'
const twice = (app: string) =>
  [1, 2].map((n) => `s${n}: worker -n s${n}@%h --pidfile=/run/%n.pid -c10 -Q short | ${app}`)
const IMAGE = "FROM python AS base\nENV CELERY_APP='shop'\nCOPY . /srv/app\nFROM base AS full\nRUN true\n"
const compose = (service: string) => `services:\n  mail:\n    build: .\n${service}`

it.each<[what: string, files: Files, found: readonly string[]]>([
  ["supervisord, by the image's ENV", { 'deploy/s.conf': MULTI, Dockerfile: IMAGE }, twice('shop')],
  ['no image', { 'deploy/s.conf': MULTI }, twice('no app')],
  [
    'an image without the file',
    { 'deploy/s.conf': MULTI, Dockerfile: IMAGE.replace('COPY . ', 'COPY src ') },
    twice('no app'),
  ],
  [
    'images that disagree',
    { 'deploy/s.conf': MULTI, Dockerfile: IMAGE, 'b/Dockerfile': 'FROM x\nENV CELERY_APP=b\nADD . /x\n' },
    twice('no app'),
  ],
  [
    'images that agree',
    { 'deploy/s.conf': MULTI, Dockerfile: IMAGE, 'b/Dockerfile': 'FROM x\nENV CELERY_APP shop\nCOPY ["./", "/x"]\n' },
    twice('shop'),
  ],
  [
    'a stage that is not built from',
    { 'deploy/s.conf': MULTI, Dockerfile: IMAGE.replace('FROM base', 'FROM python') },
    twice('no app'),
  ],
  [
    "supervisord's own environment",
    { 's.conf': `${MULTI}environment=A="x,y",CELERY_APP="shop"\n`, Dockerfile: IMAGE.replace('shop', 'other') },
    twice('shop'),
  ],
  ['that of its first section', { 's.conf': `[supervisord]\nenvironment=CELERY_APP=shop\n${MULTI}` }, twice('shop')],
  [
    '%(ENV_CELERY_APP)s',
    {
      's.conf': '[program:w]\ncommand=celery -A %(ENV_CELERY_APP)s worker -Q %(ENV_Q)s\nenvironment=Q=mail\n',
      Dockerfile: IMAGE,
    },
    ['w: -A $CELERY_APP worker -Q mail | shop'],
  ],
  [
    '-A $APP of the image',
    { 'w.sh': 'celery -A $APP worker -Q mail\n', Dockerfile: IMAGE.replace('CELERY_APP', 'APP') },
    ['w.sh: -A $APP worker -Q mail | shop'],
  ],
  [
    '-A comes first',
    { 's.conf': MULTI.replace('-c10', '-A own -c10'), Dockerfile: IMAGE },
    twice('own').map((one) => one.replace('worker', '-A own worker')),
  ],
  [
    'a script, by ARG',
    {
      'scripts/w.sh': 'celery worker -Q mail\n',
      Dockerfile:
        'ARG APP=shop\nFROM python\nARG APP\nENV X=1 \\\n  # why\n  CELERY_APP=${APP}.celery\nCOPY scripts/ /s\n',
    },
    ['scripts/w.sh: worker -Q mail | shop.celery'],
  ],
  [
    "a Dockerfile's own command",
    { Dockerfile: `${IMAGE}CMD celery worker -Q mail\n` },
    ['Dockerfile: worker -Q mail | shop'],
  ],
  [
    'an earlier stage',
    { Dockerfile: 'FROM a\nENV CELERY_APP=shop\nFROM b\nCMD ["celery", "worker"]\n' },
    ['Dockerfile: worker | no app'],
  ],
  [
    "a service's image",
    { 'compose.yml': compose('    command: celery worker -Q mail\n'), Dockerfile: IMAGE },
    ['mail: worker -Q mail | shop'],
  ],
  [
    "a service's target",
    {
      'compose.yml': compose('    command: celery worker\n').replace('build: .', 'build: {context: ., target: base}'),
      Dockerfile: `${IMAGE}ENV CELERY_APP=full\n`,
    },
    ['mail: worker | shop'],
  ],
  [
    "a service's own environment",
    { 'compose.yml': compose('    command: celery worker\n    environment: [CELERY_APP=own]\n'), Dockerfile: IMAGE },
    ['mail: worker | own'],
  ],
  [
    "a service's script",
    {
      'compose.yml': compose('    command: ./w.sh\n    environment: {CELERY_APP: own}\n'),
      'w.sh': 'celery worker -Q mail\n',
      Dockerfile: IMAGE,
    },
    ['mail: worker -Q mail | own'],
  ],
  [
    'a manifest',
    {
      'k8s/w.yaml': 'spec:\n  containers:\n    - name: w\n      command: [celery, worker, -Q, mail]\n',
      Dockerfile: IMAGE,
    },
    ['w: worker -Q mail | shop'],
  ],
  [
    'a file that runs on no image',
    { Makefile: 'w:\n\tcelery worker -Q mail\n', Dockerfile: IMAGE },
    ['w: worker -Q mail | no app'],
  ],
  [
    "the init script's settings",
    {
      'etc/default/celeryd':
        'CELERYD_NODES="w1 w2"\nCELERY_APP="shop"\nCELERYD_OPTS="-c 2 -c:w2 8 -Q:w2 mail"\nCELERYD_LOG_LEVEL="INFO"\n',
    },
    [
      'w1: -A shop worker -n w1@%h --loglevel=INFO -c 2 | shop',
      'w2: -A shop worker -n w2@%h --loglevel=INFO -c 8 -Q mail | shop',
    ],
  ],
  [
    'settings that a unit reads',
    {
      'celeryd.conf': 'CELERYD_NODES="w1"\nCELERY_APP=shop\n',
      'w.service':
        "[Service]\nEnvironmentFile=/etc/celeryd.conf\nExecStart=/bin/sh -c 'celery multi start $CELERYD_NODES -Q mail'\n",
    },
    ['w: worker -n w1@%h -Q mail | shop'],
  ],
  ['a file called celery.conf of supervisord', { 'celery.conf': MULTI, Dockerfile: IMAGE }, twice('shop')],
  [
    'a script that reads settings',
    {
      'bin/start':
        '#!/bin/sh\n. /etc/default/celeryd\nexport CELERY_APP\ncelery multi start $CELERYD_NODES $CELERYD_OPTS\n',
      'deploy/celeryd.default': '# x\nCELERYD_NODES=w1\nCELERYD_OPTS="-P solo -Q mail"\nCELERY_APP=shop\n',
    },
    [
      'bin/start: worker -n w1@%h -P solo -Q mail | shop',
      'deploy/celeryd.default: -A shop worker -n w1@%h -P solo -Q mail | shop',
    ],
  ],
  [
    '-A with a variable of the script',
    { 'w.sh': 'NODES="a b"\nexport APP=shop\ncelery -A $APP multi start $NODES -Q:b mail\n' },
    ['a: -A shop worker -n a@%h | shop', 'b: -A shop worker -n b@%h -Q mail | shop'],
  ],
])('%s', async (_, files, found) => {
  expect(await workers(files)).toEqual(found)
})
