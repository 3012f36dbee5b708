import { describe, expect, test } from 'vitest'
import { failures } from '../../src/failures/known/catalogue.ts'
import { failuresIn } from './judge-text.ts'
import { WORDINGS } from './wordings.ts'

describe('every failure is found in other wordings, languages, versions and formats', () => {
  test.each(WORDINGS.map(([label, text]) => ({ label, text, title: text.trim().split('\n')[0]!.slice(0, 70) })))(
    '$label: $title',
    ({ label, text }) => {
      expect(failuresIn(text, { whole: true })[0]).toBe(label)
    },
  )

  test('there are at least two for each failure', () => {
    const scarce = failures.map(({ id }) => id).filter((id) => WORDINGS.filter(([one]) => one === id).length < 2)
    expect(scarce).toEqual([])
  })
})
