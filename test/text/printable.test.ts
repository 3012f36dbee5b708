import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { jsonText } from '../../src/text/json-text.ts'
import { ansiQuoted, capped, printable } from '../../src/text/printable.ts'
import { printableDocument } from '../../src/text/printable-document.ts'

const HIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]|\p{Cs}/u
/** Of what JSON.stringify() leaves as it is. */
const RAW = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/u

describe('shows every character', () => {
  it.each([
    ['\u001b[31mred\u001b[0m', String.raw`\x1b[31mred\x1b[0m`],
    ['\u001b]8;;http://x\u0007', String.raw`\x1b]8;;http://x\x07`],
    ['\u009b31m', String.raw`\x9b31m`],
    ['a\rb\nc\td\0e\u007f', String.raw`a\rb\nc\td\x00e\x7f`],
    ['\u202egnp.exe\u2066', String.raw`\u202egnp.exe\u2066`],
    ['a\u200bb\u200e\u061c\u2028\ufeff', String.raw`a\u200bb\u200e\u061c\u2028\ufeff`],
    ['\ud800', String.raw`\ud800`],
    ['a\u{e0041}', String.raw`a\U000e0041`],
    ['naïve – “ok” 日本 🎉', 'naïve – “ok” 日本 🎉'],
  ])('%j', (text, shown) => expect(printable(text)).toBe(shown))

  it('lines and tabs of a diff stay', () => {
    expect(printable('+\ta\n-\u001bb\r\n', { lines: true })).toBe('+\ta\n-\\x1bb\\r\n')
  })
})

describe('no line can be a command to a CI', () => {
  it.each([
    ['::set-output name=a::b', String.raw`:\x3aset-output name=a::b`],
    ['x ::error file=a::b', String.raw`x :\x3aerror file=a::b`],
    ['##[error]x', String.raw`#\x23[error]x`],
    ['a##vso[task.setvariable]x', String.raw`a#\x23vso[task.setvariable]x`],
    ["##teamcity[buildStatus text='x']", String.raw`#\x23teamcity[buildStatus text='x']`],
    ['::stop-commands::tok', String.raw`:\x3astop-commands::tok`],
    ['x::add-mask::y', String.raw`x:\x3aadd-mask::y`],
  ])('%s', (text, shown) => {
    expect(printable(text)).toBe(shown)
    expect(jsonText({ argv: [text] })).not.toMatch(/##(?:\[|vso\[|teamcity\[)/)
  })

  it.each(['test.py::TestApp::test_it PASSED', '::1 localhost', 'http://[::1]:6379', 'a :: b', '## heading'])(
    'keeps %s',
    (text) => expect(printable(text)).toBe(text),
  )
})

it('for any text: nothing hidden, the same when it is done again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = printable(text)
      expect(shown).not.toMatch(HIDDEN)
      expect(printable(shown)).toBe(shown)
      expect(jsonText({ [text]: text })).not.toMatch(RAW)
      expect(JSON.parse(jsonText([text]))).toEqual([text])
    }),
  )
})

it('JSON has two escapes for a tag, and reads as the same text', () => {
  const text = 'queue\u{e0041}\u{e007f}'
  expect(jsonText([text])).toBe(String.raw`["queue\udb40\udc41\udb40\udc7f"]`)
  expect(JSON.parse(jsonText([text]))).toEqual([text])
})

it('counts what is cut off, once', () => {
  const long = capped('x'.repeat(1_534), 300)
  expect(long).toBe(`${'x'.repeat(300)}… (+1,234 characters)`)
  expect(capped(long, 300)).toBe(long)
  expect(capped('x'.repeat(330), 300)).toBe('x'.repeat(330))
})

it('quotes a word of a command as shells with $ do', () => {
  expect(ansiQuoted("a\u001b[31m'b\\c\n")).toBe(String.raw`$'a\x1b[31m\'b\\c\n'`)
})

describe('a document', () => {
  const long = 'y'.repeat(100_000)

  it('has limits for what comes from elsewhere', () => {
    const { message, evidence } = printableDocument({
      message: `the app ${long} can't be imported`,
      evidence: { error: 'no '.repeat(5_000), names: Array.from({ length: 1_000 }, (_, at) => `q${at}`) },
    })
    expect(message).toBe(`the app ${'y'.repeat(300)}… (+99,700 characters) can't be imported`)
    expect(evidence.error).toMatch(/ characters\)$/)
    expect(evidence.error.length).toBeLessThan(340)
    expect(evidence.names).toHaveLength(201)
    expect(evidence.names.at(-1)).toBe('… (+800 more)')
  })

  it('keeps commands, paths and diffs whole', () => {
    const document = {
      remediation: { commands: [{ argv: ['celery', long, '\u001b'], shell: long }] },
      location: { file: long },
      run: { project: long },
      fixes: [{ diff: `+${long}\n+\tx\n` }],
      plan: { command: [['celery', long]] },
    }
    expect(printableDocument(document)).toEqual(document)
  })

  it('shows names as well', () => {
    expect(printableDocument({ evidence: { 'a\u001bb': 1 } })).toEqual({ evidence: { 'a\\x1bb': 1 } })
  })

  it('is the same when it is done again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 5_000 }), (text) => {
        const once = printableDocument({ message: text, evidence: { text }, title: text.repeat(3) })
        expect(printableDocument(once)).toEqual(once)
      }),
      { numRuns: 50 },
    )
  })
})
