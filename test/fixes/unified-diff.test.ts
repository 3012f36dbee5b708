import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applySplices, invert, type Splice } from '../../src/fixes/splice.ts'
import { unifiedDiff } from '../../src/fixes/unified-diff.ts'

const diff = (text: string, splices: readonly Splice[], eol: '\n' | '\r\n' = '\n') =>
  unifiedDiff('a.py', text, applySplices(text.split(eol), splices).join(eol))

it('shows three lines on either side', async () => {
  expect(await diff('1\n2\n3\n4\n5\n6\n7\n8\n9\n', [{ at: 4, removed: ['5'], inserted: ['five', '5½'] }])).toBe(
    '--- a/a.py\n+++ b/a.py\n@@ -2,7 +2,8 @@\n 2\n 3\n 4\n-5\n+five\n+5½\n 6\n 7\n 8\n',
  )
})

it('has a hunk for each change that stands alone, counted on', async () => {
  const text = Array.from({ length: 20 }, (_, index) => `${index}`).join('\n') + '\n'
  const two = [
    { at: 1, removed: [], inserted: ['a', 'b'] },
    { at: 15, removed: ['15'], inserted: [] },
  ]
  expect((await diff(text, two)).split('\n').filter((line) => line.startsWith('@@'))).toEqual([
    '@@ -1,4 +1,6 @@',
    '@@ -13,7 +15,6 @@',
  ])
})

it('says where a file has no line end', async () => {
  expect(await diff('1\n2', [{ at: 1, removed: ['2'], inserted: ['2', '3'] }])).toBe(
    '--- a/a.py\n+++ b/a.py\n@@ -1,2 +1,3 @@\n 1\n-2\n\\ No newline at end of file\n+2\n+3\n\\ No newline at end of file\n',
  )
})

it('keeps the line ends of Windows', async () =>
  expect(await diff('1\r\n2\r\n', [{ at: 0, removed: ['1'], inserted: ['one'] }], '\r\n')).toContain(
    '-1\r\n+one\r\n 2\r\n',
  ))

/** What `patch` does, strictly: every line of context has to be there. */
function patch(text: string, patchText: string): string {
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n')
  let endless = !text.endsWith('\n')
  const out: string[] = []
  let at = 0
  const body = patchText.split('\n').slice(2, -1)
  body.forEach((line, index) => {
    const hunk = /^@@ -(\d+)(?:,(\d+))? /.exec(line)
    if (hunk) {
      const start = Number(hunk[1]) - (hunk[2] === '0' ? 0 : 1)
      while (at < start) out.push(lines[at++]!)
    } else if (line.startsWith('+')) {
      out.push(line.slice(1))
      endless = body[index + 1]?.startsWith('\\') ?? false
    } else if (!line.startsWith('\\')) {
      expect(lines[at]).toBe(line.slice(1))
      if (line.startsWith(' ')) out.push(lines[at]!)
      at++
    }
  })
  out.push(...lines.slice(at))
  return out.join('\n') + (endless ? '' : '\n')
}

const word = fc.stringMatching(/^[a-c]{0,2}$/)
const edits = fc
  .tuple(
    fc.array(word, { minLength: 1, maxLength: 30 }),
    fc.array(fc.tuple(fc.nat(9), fc.nat(2), fc.array(word, { maxLength: 3 })), { maxLength: 5 }),
  )
  .map(([lines, wanted]) => {
    const splices: Splice[] = []
    let from = 0
    for (const [gap, take, inserted] of wanted) {
      const at = from + gap
      const removed = lines.slice(at, at + take)
      if (at >= lines.length || (removed.length === 0 && inserted.length === 0)) continue
      splices.push({ at, removed, inserted })
      from = at + removed.length + 1
    }
    return { lines, splices }
  })

it('is what makes the one file into the other, and back', async () => {
  await fc.assert(
    fc.asyncProperty(edits, async ({ lines, splices }) => {
      const before = [...lines, '']
      const after = applySplices(before, splices)
      expect(applySplices(after, invert(splices))).toEqual(before)
      fc.pre(after.length > 1)
      expect(patch(before.join('\n'), await diff(before.join('\n'), splices))).toBe(after.join('\n'))
    }),
  )
})

it('refuses to remove what is not there', () =>
  expect(() => applySplices(['a'], [{ at: 0, removed: ['b'], inserted: [] }])).toThrow('has changed'))
