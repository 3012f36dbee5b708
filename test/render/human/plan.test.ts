import { expect, it } from 'vitest'
import { advise } from '../../../src/pool/advise.ts'
import { headline } from '../../../src/pool/headline.ts'
import { planHuman } from '../../../src/render/human/plan.ts'
import { inputOf } from '../../pool/inputs.ts'
import { ascii, unicode } from './themes.ts'

const plan = (words: string) => advise(inputOf(words), 'shop')

it.each([
  ['linux', 'prefork, 4 processes'],
  ['linux, one cpu', 'prefork, 1 process'],
  ['linux, io', 'threads, 16 threads'],
  ['linux, has gevent, asks gevent', 'gevent, 50 greenlets'],
  ['windows, venv', 'solo, one task at a time'],
  ['windows, venv, cpu', '4 nodes, each solo (one task at a time)'],
])('%s → %s', (words, expected) => expect(headline(plan(words))).toBe(expected))

it('in full: reasons, rejected pools, evidence, variables, command', () => {
  expect(planHuman(plan('macos, celery 5.6.2, from elsewhere'), unicode, 'full')).toBe(
    `Plan  prefork, 4 processes
      · processes use every CPU, enforce time limits, and a crash affects one
      task only
      · Celery 5.6.2 leaves the task registry of a spawned pool child empty
      unless FORKED_BY_MULTIPROCESSING is set
      · concurrency 4: one process per CPU that this worker may use (4)

Rejected
      gevent    the package gevent is not installed
      eventlet  the package eventlet is not installed
      solo      possible (solo works wherever Python does, one task at a time),
                but prefork fits better here
      threads   possible (threads need neither semaphores nor child processes,
                and the worker responds while tasks run), but prefork fits
                better here

Evidence: rules over what is installed and configured; nothing was run on the
target system.

  $ env FORKED_BY_MULTIPROCESSING=1 celery -A shop worker --pool=prefork --concurrency=4 --loglevel=INFO`,
  )
})

it('in short: one reason, no rejected pools', () => {
  expect(planHuman(plan('windows, venv'), ascii, 'short')).toBe(
    `Plan  solo, one task at a time
      - solo runs tasks in the worker process itself: it needs neither child
      processes nor semaphores

  $ celery -A shop worker --pool=solo --loglevel=INFO`,
  )
})

it('a command for each node', () => {
  const commands = planHuman(plan('windows, venv, cpu'), unicode, 'short')
    .split('\n')
    .filter((line) => line.includes('$ '))
  expect(commands).toHaveLength(4)
})

it('needs no glyph that an old console lacks', () => {
  for (const words of ['linux, has gevent', 'windows, venv, cpu', 'linux, no semaphores, cpu'])
    expect(planHuman(plan(words), ascii, 'full')).toMatch(/^[\x00-\x7F]*$/)
})
