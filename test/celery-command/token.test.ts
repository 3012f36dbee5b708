import { describe, expect, it } from 'vitest'
import { anyCelery } from '../../src/celery-command/common-options.ts'
import { readWorkerCommand } from '../../src/celery-command/read-command.ts'
import { findOption, isOption, refusedIn, replaceToken, wordsOf } from '../../src/celery-command/token.ts'

const start = 'celery -A shop worker'
const read = (line: string) => readWorkerCommand(line.split(' '), anyCelery)

describe('isOption', () => {
  it.each<[options: string, longName: string, expected: string[]]>([
    ['-P solo', '--pool', ['-P solo']],
    ['-Psolo -E', '--pool', ['-Psolo']],
    ['--pool=solo --pool prefork', '--pool', ['--pool=solo', '--pool prefork']],
    ['-BE', '--task-events', ['-E']],
    ['--pool-start-method=spawn -c 4', '--pool', []],
    ['-s file --scheduler class', '--schedule', ['-s file']],
    // Celery 5.7 alone has it: unknown to the common options.
    ['--pool-start-method=spawn -c 4', '--pool-start-method', ['--pool-start-method=spawn']],
    // A value, a stray word, what follows --.
    ['-n --pool', '--pool', []],
    ['pool', '--pool', []],
    ['-- --pool solo', '--pool', []],
  ])('%s, %s', (options, longName, expected) =>
    expect(
      read(`${start} ${options}`)
        .filter((token) => isOption(token, longName))
        .map(({ words }) => words.join(' ')),
    ).toEqual(expected),
  )
})

describe('findOption', () => {
  it.each([
    ['-P solo', '--pool', 'solo'],
    ['--pool=solo -P prefork', '--pool', 'prefork'],
    ['-P prefork --pool=solo -c 4', '--pool', 'solo'],
    ['-c 4', '--pool', undefined],
    ['--pool', '--pool', null],
    ['--scheduler class', '--schedule', undefined],
    ['--pool-start-method=spawn', '--pool-start-method', undefined],
  ])('%s, %s → %j', (options, longName, expected) =>
    expect(findOption(read(`${start} ${options}`), longName)?.value).toBe(expected),
  )
})

describe('refusedIn', () => {
  it.each<[options: string, expected: string[]]>([
    ['-P solo -c 4 -BE', []],
    ['-c 4 --colour=red', ['--colour=red']],
    ['solo', ['solo']],
    ['-c four', ['-c four']],
    ['-P', ['-P']],
    ['-A shop', ['-A shop']],
    ['-E --beat=yes', ['--beat=yes']],
    ['-c four -E solo', ['-c four', 'solo']],
    ['-- solo', []],
    ['$OPTIONS solo', []],
  ])('%s → %j', (options, expected) =>
    expect(refusedIn(read(`${start} ${options}`)).map(({ words }) => words.join(' '))).toEqual(expected),
  )
})

describe('wordsOf', () => {
  it.each([
    start,
    `${start} -P solo --concurrency=4 -linfo`,
    `${start} -BE`,
    `${start} -BE -c 4`,
    `${start} -BEc 4`,
    `${start} -BPgevent`,
    // Two words, although they could be one.
    `${start} -B -E`,
    `${start} $OPTIONS solo -- -P solo`,
  ])('gives back the words of %s', (line) => expect(wordsOf(read(line))).toEqual(line.split(' ')))

  it('keeps in one word the flags of it that are left', () =>
    expect(wordsOf(read(`${start} -BDE`).filter((token) => !isOption(token, '--detach')))).toEqual(
      `${start} -BE`.split(' '),
    ))
})

describe('replaceToken', () => {
  it.each<[options: string, longName: string, words: string[], expected: string]>([
    ['-P solo -c 4', '--pool', ['--pool=threads'], '--pool=threads -c 4'],
    ['-c 4 -P solo', '--pool', ['-P', 'threads'], '-c 4 -P threads'],
    ['-P solo -c 4', '--pool', [], '-c 4'],
    ['-B -P solo', '--pool', ['-E'], '-B -E'],
    ['-P prefork --pool=solo', '--pool', ['--pool=threads'], '-P prefork --pool=threads'],
    ['-BE', '--task-events', ['--pool=solo'], '-B --pool=solo'],
    ['-BDE', '--detach', [], '-B -E'],
  ])('%s, %s by %j', (options, longName, words, expected) => {
    const tokens = read(`${start} ${options}`)
    const token = findOption(tokens, longName)!
    expect(replaceToken(tokens, token, words).join(' ')).toBe(`${start} ${expected}`)
  })
})
