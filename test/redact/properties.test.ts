import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRedactor } from '../../src/redact/redact.ts'
import { findSecrets } from '../../src/redact/scan/scan.ts'
import { piece, text } from './arbitrary.ts'

describe('for any text', () => {
  it('what was hidden stays as it is', () => {
    fc.assert(
      fc.property(text, (input) => {
        const redactor = createRedactor({ secrets: [], home: null })
        const once = redactor.text(input)
        const hidden = (found: string) => found.match(/\[redacted:\d+\]/g)?.length ?? 0
        expect(hidden(createRedactor({ secrets: [], home: null }).text(once))).toBeLessThanOrEqual(
          Math.max(1, 2 * hidden(once)) + 5,
        )
      }),
    )
  })

  it('a known secret is nowhere in the output, whatever stands around it', () => {
    const secret = 'k7QmZ2xw'
    fc.assert(
      fc.property(text, text, (before, after) => {
        const redactor = createRedactor({ secrets: [secret], home: null })
        expect(redactor.text(`${before}${secret}${after}`)).not.toContain(secret)
        expect(JSON.stringify(redactor.value({ [before]: [`${before}${secret}${after}`] }))).not.toContain(secret)
        expect(
          redactor
            .stream()
            .bytes(Buffer.from(`${before}${secret}${after}`))
            .toString(),
        ).not.toContain(secret)
      }),
    )
  })

  it('bytes that are no secret stay, whatever their encoding', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const line = Buffer.concat([Buffer.from(bytes.filter((byte) => byte !== 10)), Buffer.from('\n')])
        const stream = createRedactor({ secrets: [], home: null }).stream()
        const output = stream.bytes(Buffer.concat([line, Buffer.from('password=x9x9x9\n'), line]))
        expect(output.includes('password=[redacted:') && !output.includes('x9x9x9')).toBe(true)
      }),
    )
  })

  it('looks at every character a limited number of times', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), (pieces) => {
        const unit = pieces.join('')
        const input = unit.repeat(Math.ceil(20_000 / unit.length))
        expect(findSecrets(input).steps / input.length).toBeLessThan(150)
      }),
      { numRuns: 400 },
    )
  })
})
