import { describe, expect, test } from 'vitest'
import { SEVERITY, type Label } from '../../src/failures/label.ts'
import { labelsIn } from './judge-text.ts'
import { WORDINGS } from './wordings.ts'

describe('every failure is named in other words, languages, versions and formats', () => {
  test.each(WORDINGS.map(([label, text]) => ({ label, text, title: text.trim().split('\n')[0]!.slice(0, 70) })))(
    '$label: $title',
    ({ label, text }) => {
      expect(labelsIn(text, { whole: true })[0]).toBe(label)
    },
  )

  test('at least two for each', () => {
    const scarce = (Object.keys(SEVERITY) as Label[]).filter(
      (label) => WORDINGS.filter(([one]) => one === label).length < 2,
    )
    expect(scarce).toEqual([])
  })
})
