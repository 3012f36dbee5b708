import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { failureOf, type FailureId } from '../../src/failures/known/catalogue.ts'
import { judgeText } from './judge-text.ts'

/** Labelled logs of real failures, kept outside the repository. */
const CORPUS = new URL('../../../shared/corpus/failures.jsonl', import.meta.url)

interface Case {
  readonly id: string
  readonly label: FailureId
  readonly also: readonly FailureId[]
  readonly text: string
}

const NEGATIVE: readonly FailureId[] = ['healthy-worker', 'user-task-error', 'pidbox-debug-harmless']

describe.skipIf(!existsSync(CORPUS))('the corpus of labelled logs', () => {
  const cases = existsSync(CORPUS)
    ? readFileSync(CORPUS, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Case)
    : []
  const judged = cases.map((one) => ({ ...one, found: judgeText(one.text).sightings.map(({ id }) => id) }))

  test('the first diagnosis is right in at least 97 % of the logs', () => {
    const confused = judged.filter(({ label, found }) => found[0] !== label)
    const list = confused.map(({ id, label, found }) => `${id} ${label} -> ${found.join(', ') || 'nothing'}`)
    expect(confused.length, list.join('\n')).toBeLessThanOrEqual(cases.length * 0.03)
  })

  test('a log without a failure has no diagnosis of one', () => {
    const accused = judged
      .filter(({ label }) => NEGATIVE.includes(label))
      .filter(({ found }) => found.some((one) => !['info', 'warning'].includes(failureOf(one).severity)))
    expect(accused.map(({ id, found }) => [id, found])).toEqual([])
  })

  test('secondary failures are found as well', () => {
    const missed = judged.flatMap(({ id, also, found }) =>
      also.filter((one) => !found.includes(one)).map((one) => [id, one]),
    )
    expect(missed).toEqual([])
  })
})
