import { expect, it } from 'vitest'
import { decodeFile, encodeFile } from '../../src/fixes/text-file.ts'

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')

it.each<[title: string, bytes: Buffer, expected: object]>([
  ['UTF-8', Buffer.from('é\nb\n'), { encoding: 'utf8', mark: false, lines: ['é', 'b', ''], eol: '\n' }],
  ['with a mark', Buffer.from('\uFEFFa\n'), { encoding: 'utf8', mark: true, lines: ['a', ''], eol: '\n' }],
  ['Windows line ends', Buffer.from('a\r\nb'), { lines: ['a', 'b'], eol: '\r\n' }],
  ['UTF-16 of Windows', utf16('a\r\n'), { encoding: 'utf16le', mark: true, lines: ['a', ''], eol: '\r\n' }],
  ['UTF-16 the other way round', utf16('a\n').swap16(), { encoding: 'utf16be', lines: ['a', ''] }],
  ['another code page', Buffer.from([0x61, 0xe9, 0x0a]), { encoding: 'latin1', lines: ['aé', ''] }],
  ['empty', Buffer.alloc(0), { lines: [''] }],
])('%s comes back byte for byte', (_, bytes, expected) => {
  const file = decodeFile(bytes)
  expect(file).toMatchObject(expected)
  expect(encodeFile(file!)).toEqual(bytes)
})

it.each<[title: string, bytes: Buffer]>([
  ['mixed line ends', Buffer.from('a\r\nb\n')],
  ["an old Mac's line ends", Buffer.from('a\rb\r')],
  ['no text', Buffer.from([1, 0, 2])],
])('%s: left alone', (_, bytes) => expect(decodeFile(bytes)).toBeNull())
