import { expect, it } from 'vitest'
import { commandLine, count, glyphs, labelled, paragraph } from '../../../src/render/human/layout.ts'
import { ascii, unicode } from './themes.ts'

it.each([
  [['celery', '-A', 'shop', 'worker', '--pool=solo'], 'celery -A shop worker --pool=solo'],
  [['poolwise', 'doctor', '-A', '<app>'], 'poolwise doctor -A <app>'],
  // A shell would take these for a redirection and a pattern.
  [['pip', 'install', 'kombu<5.8,>=5.6'], 'pip install "kombu<5.8,>=5.6"'],
  [['pip', 'install', 'celery[redis]'], 'pip install "celery[redis]"'],
  [[String.raw`C:\shop\.venv\Scripts\python.exe`, '-V'], String.raw`C:\shop\.venv\Scripts\python.exe -V`],
  [[String.raw`C:\Program Files\python.exe`, '-V'], String.raw`"C:\Program Files\python.exe" -V`],
  [['echo', '$HOME'], `echo '$HOME'`],
  [['echo', `it's "so"`], String.raw`echo 'it'\''s "so"'`],
  [['celery', '--hostname=solo1@%h'], 'celery --hostname=solo1@%h'],
  [['echo', ''], 'echo ""'],
])('%j → %s', (argv, expected) => expect(commandLine(argv)).toBe(expected))

it('wraps and indents', () => {
  expect(paragraph('one two three four five six seven', 2, { ...unicode, width: 22 })).toBe(
    '  one two three four\n  five six seven',
  )
})

it('leaves a long word whole', () => {
  const path = '/a/very/long/path/that/nobody/may/break/anywhere'
  expect(paragraph(`at ${path}`, 2, { ...unicode, width: 30 })).toBe(`  at\n  ${path}`)
})

it('stands beside its label, or below a longer one', () => {
  expect(labelled('pool', 'solo', 2, 8, unicode)).toBe('  pool    solo')
  expect(labelled('other addresses', 'none', 2, 8, unicode)).toBe('  other addresses\n          none')
})

it.each([
  [1, '1 error'],
  [2, '2 errors'],
  [0, '0 errors'],
])('%s → %s', (number, expected) => expect(count(number, 'error')).toBe(expected))

it('spares an old console what it cannot show', () => {
  expect(glyphs('don’t … “x” → 4 × y – z', ascii)).toBe('don\'t ... "x" -> 4 x y - z')
  expect(glyphs('don’t … ü', unicode)).toBe('don’t … ü')
  expect(glyphs('Müller', ascii)).toBe('Müller')
})
