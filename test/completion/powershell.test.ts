import fc from 'fast-check'
import { expect, it } from 'vitest'
import { powershellScript } from '../../src/completion/powershell.ts'
import { treeWith } from './tree.ts'

/** What is left of a script without its strings and comments; throws for a string that doesn't end. */
function outsideOfStrings(script: string): string {
  const rest = script.replaceAll(/'(?:[^']|'')*'|"(?:[^"`]|`[^])*"|#.*/g, '')
  if (/['"]/.test(rest)) throw new Error(`a string doesn't end: ${rest}`)
  return rest
}

it('brackets are balanced', () => {
  const open: string[] = []
  for (const one of outsideOfStrings(powershellScript(treeWith('examine the project')))) {
    if ('([{'.includes(one)) open.push(one)
    else if (')]}'.includes(one)) expect(`${open.pop() ?? ''}${one}`).toMatch(/^(?:\(\)|\[\]|\{\})$/)
  }
  expect(open).toEqual([])
})

it('no description ends its string: the code around it is always the same', () => {
  const code = outsideOfStrings(powershellScript(treeWith('')))
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom("'", '"', '`', '$', '’', '‚', '“', ')', '\n', 'é') }),
  )
  fc.assert(
    fc.property(text, (description) => {
      const script = powershellScript(treeWith(description))
      expect(script).toMatch(/^[\x20-\x7e\n]*$/)
      expect(outsideOfStrings(script)).toBe(code)
    }),
  )
})

it('letters that the console could misread are written in ASCII', () => {
  expect(powershellScript(treeWith('Django’s naïve “app” …'))).toContain(`'Django''s naive "app" ...'`)
})
