import { describe, expect, it } from 'vitest'
import { withOption, withoutOptions, wordsOfOptions } from '../../src/celery-command/edit-command.ts'
import type { CeleryOptionsFact } from '../../src/facts/launch.ts'

const words = (line: string) => line.split(' ')
const start = 'celery -A shop worker'

describe('without options', () => {
  it.each<[line: string, names: string[], expected: string]>([
    // Every form of one option.
    [`${start} -P prefork -l info`, ['--pool'], `${start} -l info`],
    [`${start} -Pprefork -l info`, ['--pool'], `${start} -l info`],
    [`${start} --pool prefork -l info`, ['--pool'], `${start} -l info`],
    [`${start} --pool=prefork -l info`, ['--pool'], `${start} -l info`],
    [`${start} -P $POOL -l info`, ['--pool'], `${start} -l info`],
    [`${start} -P prefork --pool=solo`, ['--pool'], start],
    // Nothing else.
    [`${start} --pool-start-method=spawn`, ['--pool'], `${start} --pool-start-method=spawn`],
    [`${start} -l info -n P`, ['--pool'], `${start} -l info -n P`],
    [`${start} -n -P`, ['--pool'], `${start} -n -P`],
    [`${start} -Q -c -c 4`, ['--concurrency'], `${start} -Q -c`],
    [`${start} -lINFO --prefetch-multiplier 4 -O fair`, ['--pool'], `${start} -lINFO --prefetch-multiplier 4 -O fair`],
    // Several, and those that Celery 5.7 alone has.
    [`${start} -c 4 --autoscale=10,3 -E`, ['--concurrency', '--autoscale'], `${start} -E`],
    [`${start} --pool-start-method spawn -c 4`, ['--pool-start-method'], `${start} -c 4`],
    // Flags in one word.
    [`${start} -BE`, ['--beat'], `${start} -E`],
    [`${start} -BE`, ['--task-events'], `${start} -B`],
    [`${start} -BE`, ['--pool'], `${start} -BE`],
    [`${start} -BEc 4`, ['--beat'], `${start} -Ec 4`],
    [`${start} -BEc 4`, ['--concurrency'], `${start} -BE`],
    [`${start} -BPgevent`, ['--pool'], `${start} -B`],
    [`${start} --beat -l info`, ['--beat'], `${start} -l info`],
    // Before worker, and behind --.
    ['celery -P prefork -A shop worker -E', ['--pool'], 'celery -A shop worker -E'],
    [`${start} -E -- -P prefork`, ['--pool'], `${start} -E -- -P prefork`],
    // What only a shell can resolve.
    [`${start} $OPTIONS -P prefork %*`, ['--pool'], `${start} $OPTIONS %*`],
    // poolwise hands on what follows --.
    ['poolwise worker launch --reload -- -P prefork -E', ['--pool'], 'poolwise worker launch --reload -- -E'],
  ])('%s %j', (line, names, expected) => expect(withoutOptions(words(line), names).join(' ')).toBe(expected))

  it('reads abbreviations where the installed Celery does', () => {
    const pool = { names: ['-P', '--pool'], of: 'worker', value: 'text', choices: [], ignoreCase: false } as const
    const argparse: CeleryOptionsFact = { parser: 'argparse', options: [pool] }
    expect(withoutOptions(words('celery worker --poo prefork -E'), ['--pool'], argparse)).toEqual(
      words('celery worker -E'),
    )
  })
})

it.each([
  [`${start} -l info`, '--pool=solo', `${start} -l info --pool=solo`],
  [`${start} -P prefork -l info`, '--pool=solo', `${start} -l info --pool=solo`],
  [`${start} -c4`, '--concurrency=2', `${start} --concurrency=2`],
  [`${start} -c 4 -- x`, '--concurrency=2', `${start} --concurrency=2 -- x`],
  ['poolwise worker launch --pool prefork -- -E', '--pool=solo', 'poolwise worker launch --pool=solo -- -E'],
])('%s with %s', (line, option, expected) => expect(withOption(words(line), option).join(' ')).toBe(expected))

it.each([
  [`${start} -P gevent -c 4`, '-P gevent'],
  [`${start} -c 4 -Pgevent`, '-Pgevent'],
  [`${start} -BPgevent --pool=solo`, '-Pgevent --pool=solo'],
  [start, ''],
])('words of --pool in %s', (line, expected) =>
  expect(wordsOfOptions(words(line), ['--pool']).join(' ')).toBe(expected),
)
