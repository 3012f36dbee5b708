import { describe, expect, it } from 'vitest'
import { createRedactor } from '../../src/redact/redact.ts'
import { wholeLines } from '../../src/supervisor/log-stream.ts'
import { distinctForms } from './forms.ts'

const plain = () => createRedactor({ secrets: ['k7QmZ2xw'], home: null })
/** Tokens are numbered as they come: only their places count. */
const places = (text: string): string => text.replaceAll(/\[redacted:\d+\]/g, '[redacted]')

function inChunks(chunks: readonly Buffer[]): string {
  const stream = plain().stream()
  const output: Buffer[] = []
  const lines = wholeLines((block) => output.push(stream.bytes(block)))
  for (const chunk of chunks) lines.push(chunk)
  lines.end()
  return places(Buffer.concat(output).toString())
}

describe('a stream is redacted alike, however it is cut', () => {
  const several = distinctForms.filter(({ text }) => text.includes('\n'))
  it.each([
    { text: 'env:\n- name: DB_PASSWORD\n  value: w001Zx9v\nok: yes\n', secret: 'w001Zx9v' },
    { text: 'k7QmZ2xw é k7QmZ2xw\r\npassword=w002Zx9v\rtoken: w003Zx9v\n', secret: 'Zx9v' },
    ...several,
  ])('$text', ({ text, secret }) => {
    const bytes = Buffer.from(`before\n${text}\nafter\n`)
    const whole = inChunks([bytes])
    expect(whole).not.toContain(secret)
    for (let cut = 1; cut < bytes.length; cut++)
      expect(inChunks([bytes.subarray(0, cut), bytes.subarray(cut)]), `cut at ${cut}`).toBe(whole)
    expect(inChunks([...bytes].map((byte) => Buffer.from([byte])))).toBe(whole)
  })
})

it('a private key without an end hides nothing of the lines after it', () => {
  const begun = `-----BEGIN PRIVATE KEY-----\n${'aB3dE5gH7jK9mN2p'.repeat(4)}\nq7Zx==\n`
  const redacted = plain().text(`${begun}[INFO] Task shop.mail received\nAll is well\n`)
  expect(redacted).not.toContain('q7Zx')
  expect(redacted).toContain('[INFO] Task shop.mail received\nAll is well\n')
})

it('secrets on the lines after a private key without an end are hidden too', () => {
  const begun = `-----BEGIN PRIVATE KEY-----\n${'aB3dE5gH7jK9mN2p'.repeat(4)}\n`
  expect(plain().text(`${begun}it failed: password=w001Zx9v and more\n`)).not.toContain('w001Zx9v')
})
