import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createRedactor } from '../../src/redact/redact.ts'
import { covered, notCovered, onlyInFiles } from './forms.ts'
import { log } from './forms/form.ts'

const plain = () => createRedactor({ secrets: [], home: null })

describe('hides', () => {
  it.each(covered)('$text', ({ text, secret }) => {
    const redacted = plain().text(text)
    expect(redacted).not.toContain(secret)
    // What is hidden stays as it is.
    expect(plain().text(redacted)).toBe(redacted)
  })

  it.each(covered)('in bytes: $text', ({ text, secret }) => {
    const redacted = plain().stream().bytes(Buffer.from(text)).toString()
    expect(redacted).not.toContain(secret)
  })

  it.each(covered)('in a JSON document: $text', ({ text, secret }) => {
    expect(JSON.stringify(plain().value({ message: text }))).not.toContain(secret)
  })

  it('at least 140 forms', () => expect(covered.length).toBeGreaterThanOrEqual(140))
})

describe('does not hide what docs/redaction.md says it does not', () => {
  it.each(notCovered)('$text', ({ text, secret }) => expect(plain().text(text)).toContain(secret))

  it.each(onlyInFiles)('with what a log puts before it: $text', ({ text, secret }) => {
    expect(covered.map((one) => one.text)).toContain(text)
    expect(plain().text(`${log} ${text.replaceAll('\n', `\n${log} `)}`)).toContain(secret)
  })

  it('each of them is on the page', () => {
    const page = readFileSync(new URL('../../docs/redaction.md', import.meta.url), 'utf8')
    for (const { text } of [...notCovered, ...onlyInFiles]) expect(page, text).toContain(inPage(text))
  })
})

/** As the page writes it: one line, `x` for the secret. */
const inPage = (text: string): string =>
  text
    .replace(/^\[2026.*MainProcess\] /, '')
    .replaceAll(/q7Zx9vLm|cTdaeDl2TG0=/g, 'x')
    .replaceAll(/\n */g, ' ⏎ ')
