import fc from 'fast-check'
import { expect, it } from 'vitest'
import { takeReply } from '../../../src/broker/connection/redis-framing.ts'

const take = (text: string) => {
  const taken = takeReply(Buffer.from(text, 'latin1'))
  return taken && [taken.reply.toString('latin1'), taken.rest.toString('latin1')]
}

const one = '*2\r\n%1\r\n+a\r\n:1\r\n$3\r\nx\r\n\r\n'

it.each<[string, readonly [string, string] | null]>([
  ['', null],
  ['+PON', null],
  ['+PONG\r', null],
  ['+PONG\r\n', ['+PONG\r\n', '']],
  ['-ERR no\r\n+OK\r\n', ['-ERR no\r\n', '+OK\r\n']],
  ['$-1\r\n_\r\n', ['$-1\r\n', '_\r\n']],
  ['*-1\r\n', ['*-1\r\n', '']],
  ['*0\r\n', ['*0\r\n', '']],
  ['$3\r\nab', null],
  ['$3\r\n\r\n.\r\n:1\r\n', ['$3\r\n\r\n.\r\n', ':1\r\n']],
  ['*2\r\n:1\r\n', null],
  [one, [one, '']],
  [one + one, [one, one]],
])('%j', (text, expected) => {
  expect(take(text)).toEqual(expected)
})

it.each([
  ['HTTP/1.1 400 Bad Request\r\n', 'an HTTP server'],
  ['$-400\r\n', 'answered "$-400"'],
  ['*x\r\n', 'answered'],
  ['$400000000\r\n', 'a value of 400000000 bytes'],
  ['*1\r\n'.repeat(20), 'more than 16 deep'],
  [`*100000\r\n${':1\r\n'.repeat(5_000)}`, 'more than 4096 values'],
  [`+${'x'.repeat(300_000)}`, 'more than 256 kB'],
])('%.30j is refused: %s', (text, reason) => {
  expect(() => take(text)).toThrow(reason)
})

it('takes the same replies from any cut', () => {
  const values = fc.letrec<{ value: string; list: string }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: fc.constantFrom('a', ' ', '+') }).map((text) => `+${text}\r\n`),
      fc.string({ unit: fc.constantFrom('a', '\r', '\n', '*') }).map((text) => `$${text.length}\r\n${text}\r\n`),
      tie('list'),
    ),
    list: fc.array(tie('value'), { maxLength: 3 }).map((items) => `*${items.length}\r\n${items.join('')}`),
  })).value
  fc.assert(
    fc.property(fc.array(values, { minLength: 1, maxLength: 5 }), fc.nat(), (replies, cut) => {
      const all = replies.join('')
      const taken: string[] = []
      let rest = ''
      for (const part of [all.slice(0, cut % all.length), all.slice(cut % all.length)]) {
        rest += part
        for (let next = take(rest); next; next = take(rest)) {
          taken.push(next[0] ?? '')
          rest = next[1] ?? ''
        }
      }
      expect(taken).toEqual(replies)
      expect(rest).toBe('')
    }),
  )
})
