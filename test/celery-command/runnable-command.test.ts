import { expect, it } from 'vitest'
import { runnableCommand } from '../../src/celery-command/runnable-command.ts'

it.each<[string, string]>([
  ['celery -A shop worker -l info', 'celery -A shop worker -l info'],
  ['celery -A shop worker $@', 'celery -A shop worker'],
  ['celery -A shop worker "$@" -Q mail', 'celery -A shop worker -Q mail'],
  ['celery -A $APP worker', 'celery -A site worker'],
  ['celery -A ${APP:-shop} worker', 'celery --app=shop worker'],
  ['celery -A shop worker -c ${N:-4} -Q ${QUEUES}', 'celery -A shop worker --concurrency=4'],
  ['celery -A shop worker -l $LEVEL', 'celery -A shop worker --loglevel=debug'],
  ['celery -A shop worker -n w%%n@%%h', 'celery -A shop worker -n w%n@%h'],
  ['celery -A shop worker -n mail@%h', 'celery -A shop worker -n mail@%h'],
  ['celery -A shop worker -n w%(process_num)s@%%h -BE', 'celery -A shop worker -BE'],
  ['celery -A shop worker {{args}} -E', 'celery -A shop worker -E'],
  ['celery -A shop worker -P%POOL% -c %CPUS%', 'celery -A shop worker'],
  ['celery -A shop worker %* -E', 'celery -A shop worker -E'],
  ['celery -A shop worker -c %1 --workdir=%~dp0src', 'celery -A shop worker'],
  ['celery -A shop worker -Q mail,$MORE', 'celery -A shop worker'],
  ['poolwise worker launch -- $@', 'poolwise worker launch -- $@'],
])('%s → %s', (given, runnable) => {
  const words = given.replaceAll('"', '').split(' ')
  expect(runnableCommand(words, 'site', { LEVEL: 'debug' }).join(' ')).toBe(runnable)
})

it('without an app, -A stays', () => {
  expect(runnableCommand(['celery', '-A', '<app>', 'worker'], null)).toEqual(['celery', '-A', '<app>', 'worker'])
})
