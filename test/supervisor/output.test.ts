import { PassThrough, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { until } from '../support/processes.ts'
import { openOutput } from '../../src/supervisor/output.ts'

function open() {
  const stream = new PassThrough()
  let text = ''
  stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return { output: openOutput(stream), text: () => text }
}

test('a line of ours waits for the end of a line of the worker', () => {
  const { output, text } = open()
  output.write(Buffer.from('begun '))
  output.line('ours')
  output.write(Buffer.from('goes on '))
  output.write(Buffer.from('and ends\nnext\n'))
  expect(text()).toBe('begun goes on and ends\nours\nnext\n')
})

test('below a progress bar, or at the end, it gets a line of its own', () => {
  const { output, text } = open()
  output.write(Buffer.from('45%\r'))
  output.line('ours')
  output.write(Buffer.from('no end'))
  output.line('last')
  void output.end()
  expect(text()).toBe('45%\r\nours\nno end\nlast\n')
})

/** Takes nothing until it is told to. */
function stuck() {
  let go: () => void = () => undefined
  const chunks: Buffer[] = []
  const stream = new Writable({
    highWaterMark: 10,
    write(chunk: Buffer, _, done) {
      chunks.push(chunk)
      go = done
    },
  })
  return { stream, chunks, go: () => go() }
}

test('who waits for a reader is called when the reader is gone', () => {
  const { stream } = stuck()
  const output = openOutput(stream)
  const called: string[] = []
  expect(output.write(Buffer.alloc(100))).toBe(false)
  output.whenTaken(() => called.push('taken'))
  output.whenClosed(() => called.push('closed'))
  stream.destroy(new Error('EPIPE'))
  return new Promise<void>((resolve) => stream.once('close', resolve)).then(() => {
    expect(called).toEqual(['taken', 'closed'])
    expect(output.write(Buffer.from('more'))).toBe(true)
    output.whenTaken(() => called.push('at once'))
    expect(called.at(-1)).toBe('at once')
  })
})

test('what a frozen reader does not take is bounded, and what is missing is said', async () => {
  const { stream, chunks, go } = stuck()
  const output = openOutput(stream)
  const block = Buffer.from(`${'x'.repeat(1024 * 1024)}\n`)
  for (let at = 0; at < 40; at += 1) output.write(block)
  expect(stream.writableLength).toBeLessThan(20 * block.length)
  const taken = new Promise<void>((resolve) => output.whenTaken(resolve))
  const releases = setInterval(go, 1)
  await taken
  output.write(Buffer.from('the last one\n'))
  await until(() => chunks.at(-1)?.toString() === 'the last one\n')
  clearInterval(releases)
  expect(chunks.at(-2)?.toString()).toMatch(/^poolwise: \d{8} bytes of the worker's output are missing here/)
})
