import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { refusedIn } from '../../src/celery-command/token.ts'
import { readWorkerCommand } from '../../src/celery-command/read-command.ts'
import type { CeleryOptionsFact } from '../../src/facts/launch.ts'
import { factOf } from '../support/python-fact.ts'
import { fixtureProject } from '../support/run-bin.ts'
import { venv, venvNames } from '../support/venv.ts'

/** What stands behind `celery`: each is given to the real Celery's own parser, and has to be judged as it does. */
const COMMANDS = [
  '-A shop worker',
  '-A shop worker -l info',
  '-A shop worker -l Info -P solo -c 4',
  '-A shop worker --loglevel=INFO --concurrency=4 --pool=prefork',
  '--app shop worker -linfo -Psolo -c4',
  '--app=shop worker -BE -Q a,b -n w1@%h',
  '-A shop -b redis://localhost/0 -q worker -E',
  '-A shop worker --max-tasks-per-child 10 --time-limit 1.5 --autoscale=10,3 -Ofair',
  '-A shop worker --autoscale=10',
  '-A shop worker -D --pidfile=/tmp/%n.pid -f x.log --uid=www --without-gossip',
  '-A shop worker --prefetch-multiplier=1 --without-heartbeat --purge -X a -I b',
  '-A shop worker -- worker.prefetch_multiplier=2',
  '-A shop worker --reload',
  '-A shop worker --autoreload -l info',
  '-A shop worker --workers 4',
  '-A shop worker --pool=process',
  '-A shop worker -P thread',
  '-A shop worker -c auto',
  '-A shop worker -c four',
  '-A shop worker --concurrency=1.5',
  '-A shop worker --pool-start-method=spawn',
  '-A shop worker --pool-start-method=forkserver',
  '-A shop worker -l verbose',
  '-A shop worker -l warn',
  '-A shop worker -l 10',
  '-A shop worker -l=info',
  '-A shop worker -c=2',
  '-A shop worker -Q=mail',
  '-A shop worker -Ofast',
  '-A shop worker info',
  '-A shop worker beat',
  '-A shop worker --concurr 2',
  '-A shop worker --without-gossip=1',
  '-A shop worker --autoscale=a',
  '-A shop worker --autoscale=1,2,3',
  '-A shop worker -f',
  '-A shop worker -loglevel info',
  '-A shop worker —loglevel=info',
  '-A shop worker -b redis://localhost/0',
  '-A shop worker -A shop',
  '-A shop worker --time-limit soon',
  '-A shop -l info worker',
  '-A shop -P solo worker',
  '-A shop --loglevel=info worker',
  'worker -A shop',
  'worker -l info --app=shop',
]

/** Every command through Celery's own parser, worker and app included; only the worker isn't started. */
const ASK = `
import json, sys
import click
from celery.bin.celery import celery
from celery.bin.worker import worker

def started(ctx, **options):
    if ctx.args:
        try:
            ctx.obj.app.config_from_cmdline(ctx.args, namespace='worker')
        except (KeyError, ValueError) as error:
            raise click.UsageError(str(error), ctx=ctx)

worker.callback = click.pass_context(started)
refused = []
for command in json.loads(sys.argv[1]):
    try:
        celery.main(command.split(), prog_name='celery', standalone_mode=False)
    except click.UsageError as error:
        refused.append(command)
print(json.dumps(refused))
`

describe.each(venvNames)('the options of %s', (name) => {
  it('are judged as its own parser judges them', async () => {
    const python = await venv(name)
    const cwd = fixtureProject('healthy')
    const fact = await factOf<CeleryOptionsFact>(python, cwd, ['options'], 'celeryOptions', { options: true })
    const refused = JSON.parse(
      execFileSync(python, ['-W', 'ignore', '-c', ASK, JSON.stringify(COMMANDS)], { cwd, encoding: 'utf8' }),
    ) as string[]
    const judged = COMMANDS.filter(
      (command) => refusedIn(readWorkerCommand(['celery', ...command.split(' ')], fact)).length > 0,
    )
    expect(judged).toEqual(refused)
    // The two versions disagree about some of them: the list is Celery's, not ours.
    expect(refused.includes('-A shop worker -c auto')).toBe(name === 'celery-5.6.2')
  })
})
