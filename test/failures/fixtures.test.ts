import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { judgeText } from './judge-text.ts'

/** Logs of real runs (Celery 4.4.7 to 5.7.0 on Linux), shortened. Named `<label>[.variant].<version>.log`. */
const FOLDER = new URL('./fixtures/', import.meta.url)
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.log'))

describe('logs of real runs', () => {
  test.each(FILES)('%s', (file) => {
    const label = file.split('.')[0]!
    const { sightings, unexplained } = judgeText(readFileSync(new URL(file, FOLDER), 'utf8'), { whole: true })
    const found = sightings.map((one) => one.id)
    if (label === 'healthy-worker') {
      // A shutdown is reported, as information.
      expect(sightings.filter(({ severity }) => severity !== 'info')).toEqual([])
      expect(unexplained).toEqual([])
    } else expect(found[0]).toBe(label)
  })
})
