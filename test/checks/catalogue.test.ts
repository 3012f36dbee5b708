import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { catalogue } from '../../src/checks/catalogue.ts'
import type { AnyCheck } from '../../src/checks/define-check.ts'
import { factOwners } from '../../src/doctor/fact-owners.ts'
import { ownersOf } from '../../src/doctor/evaluate.ts'
import { probes } from '../../src/probes/catalogue.ts'
import { tierOrder } from '../../src/facts/tier.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const ids = catalogue.map(({ id }) => id)
const pages = readdirSync(`${root}docs/checks`).map((file) => file.replace(/\.md$/, ''))
const read = (id: string) => readFileSync(`${root}docs/checks/${id}.md`, 'utf8')
const sections = ['## What it means', '## Why it happens', '## How to see it', '## How to cure it']

it('names each check once', () => expect(ids).toEqual([...new Set(ids)]))

it('keeps the checks of a category together', () => {
  const categories = catalogue.map(({ id }) => id.split('.')[0])
  const changes = categories.filter((category, index) => category !== categories[index - 1])
  expect(changes).toEqual([...new Set(changes)])
})

it('has an owner that exists for every fact that has one', () => {
  expect(
    Object.values(factOwners)
      .flat()
      .filter((id) => !ids.includes(id)),
  ).toEqual([])
})

describe.each(catalogue)('$id', (check) => {
  const [category = '', slug = ''] = check.id.split('.')

  it('is called <category>.<slug> and stands in the file of that name', () => {
    expect(check.id).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/)
    expect(existsSync(`${root}src/checks/${category}/${slug}.ts`)).toBe(true)
    expect(readFileSync(`${root}src/checks/${category}/${slug}.ts`, 'utf8')).toContain(`id: '${check.id}'`)
  })

  it('has a title that states the healthy condition', () => {
    expect(check.title).toMatch(/^[A-Z`].*[^.!?\s]$/)
    expect(check.title.length).toBeLessThanOrEqual(72)
    // An outcome in the title would be wrong for the other one.
    expect(check.title).not.toMatch(/\b(fail(s|ed|ure)?|error|wrong|broken|can't|cannot|could not|should|must)\b/i)
  })

  it('has a page that names its severity and its tier', () => {
    expect(read(check.id)).toMatch(
      new RegExp(
        `^Severity: ${{ error: 'error', warn: 'warning', info: 'note' }[check.severity]}\\b.* Tier \`${check.tier}\``,
        'm',
      ),
    )
  })

  it('waits only for checks that there are', () => {
    expect(check.after.filter((id) => !ids.includes(id))).toEqual([])
  })

  it('does not wait for itself, by whatever way', () => expect(waysBack(check)).toEqual([]))

  it('asks only for facts that a probe brings, at its own tier or an earlier one', () => {
    for (const name of check.needs) {
      const probe = probes.find(({ provides }) => provides.includes(name))
      expect(probe, name).toBeDefined()
      expect(tierOrder.indexOf(probe!.tier), name).toBeLessThanOrEqual(tierOrder.indexOf(check.tier))
    }
  })

  it('has a page with what it is, why, how to see and how to cure it', () => {
    const page = read(check.id)
    const [title, , first] = page.split('\n')
    expect(title).toBe(`# ${check.id}`)
    expect(first).toBe(`${check.title}.`)
    expect(page.split('\n').filter((line) => line.startsWith('## '))).toEqual(sections)
    for (const heading of sections) expect(page.split(heading)[1]?.trim().split('\n## ')[0]).not.toBe('')
  })
})

it('has no page without a check', () => expect(pages.filter((id) => !ids.includes(id))).toEqual([]))

/** Ids on a circle that leads back to the check. */
function waysBack(check: AnyCheck): string[] {
  const seen = new Set<string>()
  const queue = [...ownersOf(check)]
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    if (seen.has(id)) continue
    seen.add(id)
    const owner = catalogue.find((other) => other.id === id)
    if (owner) queue.push(...ownersOf(owner))
  }
  return seen.has(check.id) ? [check.id] : []
}
