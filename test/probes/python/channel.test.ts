import { describe, expect, it } from 'vitest'
import { channelReader } from '../../../src/probes/python/channel.ts'

const NONCE = 'nonce-1 '
const line = (event: unknown, nonce = NONCE) => `\n${nonce}${JSON.stringify(event)}\n`

/** Pushes the text in pieces of that many bytes. */
function read(text: string, size = Infinity) {
  const reader = channelReader(NONCE)
  const data = Buffer.from(text)
  for (let at = 0; at < data.length; at += size) reader.push(data.subarray(at, at + size))
  reader.finish()
  return reader
}

describe('channelReader', () => {
  const begin = { begin: 'python' }
  const fact = { fact: 'installedModules', value: ['C:\\Füße\\日本'] }

  it.each<[string, string, unknown[]]>([
    ['whole lines', line(begin) + line(fact), [begin, fact]],
    ['lines after a text without an end', 'junk without an end' + line(begin), [begin]],
    ['Windows line ends', line(begin).replaceAll('\n', '\r\n'), [begin]],
    ['a last line without its end', line(begin).trimEnd(), [begin]],
    ['nothing with another nonce', line(begin, 'nonce-2 '), []],
    ['nothing without a nonce', `\n${JSON.stringify(begin)}\n`, []],
    ['no half an event', line(fact).slice(0, 25), []],
    ['no event of an unknown kind', line({ surprise: 1 }) + line(5) + line(null), []],
  ])('reads %s', (_, text, events) => {
    for (const size of [Infinity, 1, 7]) expect(read(text, size).events).toEqual(events)
  })

  it('keeps what else was written, for the stack that a crash leaves', () => {
    expect(read(`before${line(begin)}Fatal Python error\n`).junk()).toBe('before\nFatal Python error\n')
  })

  it('stops listening after 10 MiB', () => {
    const reader = channelReader(NONCE)
    const noise = Buffer.alloc(1024 * 1024, `${'x'.repeat(63)}\n`)
    for (let i = 0; i < 11; i++) reader.push(noise)
    reader.push(Buffer.from(line(begin)))
    expect(reader.events).toEqual([])
    expect(reader.junk().length).toBeLessThanOrEqual(64 * 1024)
  })
})
