import { describe, expect, it } from 'vitest'
import { ownCommand } from '../../src/worker/own-command.ts'

const own = (command: string | null): string =>
  ownCommand({ command: command === null ? null : command.split(' ') }, 'shop').join(' ')

describe('a cure that is made from the command of the project', () => {
  it.each<[string, string | null, string]>([
    ['none', null, 'celery -A shop worker --loglevel=INFO'],
    ["poolwise's own", 'poolwise worker launch', 'celery -A shop worker --loglevel=INFO'],
    ['a sound one', 'celery -A shop.celery:app worker -Q mail -E', 'celery -A shop.celery:app worker -Q mail -E'],
    ['-A celery', 'celery -A celery worker -l info', 'celery -A shop worker -l info'],
    ['another app', 'celery --app=proj worker', 'celery -A shop worker'],
    ['no app', 'celery worker -l info', 'celery -A shop worker -l info'],
    ['-A behind worker', 'celery worker -A shop', 'celery -A shop worker'],
    ['an option of Celery 3', 'celery -A shop worker --autoreload -w 4', 'celery -A shop worker --concurrency=4'],
    ['an equals sign', 'celery -A shop worker -Q=mail -c 2', 'celery -A shop worker -Q mail -c 2'],
    ['the pool in one word', 'celery -A shop worker -Pgevent', 'celery -A shop worker -P gevent'],
    ['variables', 'celery -A $APP worker -c $N $@', 'celery -A shop worker'],
    [
      'a daemon of a server',
      'celery -A shop worker --detach --pidfile=/run/w.pid -f /var/log/w.log --uid=www --gid=www --purge -E',
      'celery -A shop worker -E',
    ],
  ])('%s: %s', (_, command, expected) => {
    expect(own(command)).toBe(expected)
  })
})
