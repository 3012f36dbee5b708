import { gzipSync } from 'node:zlib'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { decodeText, encodingOf } from '../../../src/failures/read/decode.ts'
import { explainLogs } from '../../../src/failures/explain.ts'
import { UnreadableLogError } from '../../../src/failures/read/open-log.ts'

const LOG =
  "[2026-01-03 01:34:20,470: ERROR/SpawnPoolWorker-3] Pool process <x> error: PermissionError(13, 'Zugriff verweigert – ü', None, 5, None)\r\n"
const utf16 = (text: string, big: boolean) => {
  const bytes = Buffer.from(text, 'utf16le')
  return big ? bytes.swap16() : bytes
}
/** "拒绝访问。" in GBK: what Python writes on a Chinese Windows. */
const GBK = Buffer.concat([
  Buffer.from("[2026-01-03 01:34:20,470: ERROR/SpawnPoolWorker-3] Pool process <x> error: PermissionError(13, '"),
  Buffer.from('bedcbef8b7c3cecaa1a3', 'hex'),
  Buffer.from("', None, 5, None)\n"),
])

const BYTES: readonly (readonly [string, Buffer])[] = [
  ['UTF-8', Buffer.from(LOG)],
  ['UTF-8 with mark', Buffer.from(`\ufeff${LOG}`)],
  ['UTF-16LE with mark', utf16(`\ufeff${LOG}`, false)],
  ['UTF-16BE with mark', utf16(`\ufeff${LOG}`, true)],
  ['UTF-16LE', utf16(LOG.repeat(3), false)],
  ['UTF-16BE', utf16(LOG.repeat(3), true)],
  ['GBK', GBK],
  ['Windows-1252', Buffer.from(LOG.replace('–', '-'), 'latin1')],
  ['mojibake', Buffer.from(LOG.replace('ü', '�ܾ�'))],
  ['lone CRs', Buffer.from(`\r${LOG.trim()}\r`)],
  ['gzip', gzipSync(LOG)],
  ['gzip of UTF-16', gzipSync(utf16(`\ufeff${LOG}`, false))],
  ['gzip, cut off', gzipSync(LOG + Buffer.alloc(90_000, 'x\n').toString()).subarray(0, -20)],
]

test.each(BYTES)('%s', async (_, bytes) => {
  const { diagnoses } = await explainLogs(['-'], Readable.from([bytes]))
  expect(diagnoses[0]?.label).toBe('windows-prefork-permission-error')
})

test('bytes that arrive one at a time', async () => {
  const { diagnoses, inputs } = await explainLogs(
    ['-'],
    Readable.from([...gzipSync(LOG)].map((byte) => Buffer.from([byte]))),
  )
  expect(diagnoses[0]?.label).toBe('windows-prefork-permission-error')
  expect(inputs[0]).toMatchObject({ name: 'stdin', lines: 1 })
})

test('Chinese text is readable', () => {
  expect(encodingOf(GBK)).toBe('legacy')
  expect(decodeText(GBK, 'legacy')).toContain('拒绝访问。')
})

test.each([
  ['an empty log', Buffer.alloc(0), 'not-celery'],
  ['nothing of Celery', Buffer.from('hello\nworld\n'), 'not-celery'],
])('%s', async (_, bytes, verdict) => {
  expect(await explainLogs(['-'], Readable.from([bytes]))).toMatchObject({ diagnoses: [], verdict })
})

test.each([
  ['a program', Buffer.from('7f454c46020101000000000000000000', 'hex')],
  ['an archive', Buffer.from('504b0304140000000800', 'hex')],
  ['zeros', Buffer.alloc(4_096)],
])('%s is not a log', async (_, bytes) => {
  await expect(explainLogs(['-'], Readable.from([bytes]))).rejects.toThrow(UnreadableLogError)
})

test.each(['/no/such/file.log', '/'])('%s is not a log', async (name) => {
  await expect(explainLogs([name], Readable.from([]))).rejects.toThrow(UnreadableLogError)
})
