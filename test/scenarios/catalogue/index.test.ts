import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isFailureId } from '../../../src/failures/known/catalogue.ts'
import { scenarios } from '../../../src/scenarios/catalogue/index.ts'
import { repository } from '../../support/run-bin.ts'

const catalogue = join(repository, 'src', 'scenarios', 'catalogue')
const projects = join(repository, 'src', 'python', 'scenarios')

it('ids are unique, short words joined by hyphens', () => {
  const ids = scenarios.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => !/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(id))).toEqual([])
})

it('every scenario is a file of its own, named by its id, and the reverse', () => {
  const files = readdirSync(catalogue).filter((name) => name !== 'index.ts')
  expect(files.toSorted()).toEqual(scenarios.map(({ id }) => `${id}.ts`).toSorted())
  for (const { id } of scenarios) expect(readFileSync(join(catalogue, `${id}.ts`), 'utf8')).toContain(`id: '${id}',`)
})

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (id, scenario) => {
  it('names a failure that has a page', () => {
    const { label } = scenario
    if (label !== null)
      expect(isFailureId(label) && existsSync(join(repository, 'docs', 'failures', `${label}.md`))).toBe(true)
  })

  it('predicts of the failure what tells it from a healthy run, and of the cure that it worked', () => {
    const { failure, cure } = scenario
    expect(Object.keys(failure.predicted).length).toBeGreaterThan(0)
    expect(Object.keys(cure.predicted).length).toBeGreaterThan(0)
    expect(failure.predicted).not.toEqual(cure.predicted)
  })

  it('has its project', () => {
    for (const { project } of [scenario.failure, scenario.cure]) expect(existsSync(join(projects, project))).toBe(true)
  })

  it('has a deadline', () => {
    for (const { seconds } of [scenario.failure, scenario.cure]) expect(seconds).toBeLessThanOrEqual(60)
  })

  it('is described, with its title', () => {
    const page = readFileSync(join(repository, 'docs', 'reproduce.md'), 'utf8')
    expect(page).toContain(`| \`${id}\` | ${scenario.title} |`)
  })
})

it('every project is used', () => {
  const used = new Set(scenarios.flatMap(({ failure, cure }) => [failure.project, cure.project]))
  const there = readdirSync(projects, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(there.map(({ name }) => name).filter((name) => name !== '__pycache__' && !used.has(name))).toEqual([])
})
