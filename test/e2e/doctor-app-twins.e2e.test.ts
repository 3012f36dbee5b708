import { describe, expect, it } from 'vitest'
import { makeTree } from '../project/tree.ts'
import { examineFolder } from '../support/examine.ts'
import { venv, venvNames } from '../support/venv.ts'

type Files = Readonly<Record<string, string>>

/** A broken project, and what cures it. */
interface Twin {
  readonly files: Files
  readonly cure: Files
  /** `id severity` of what the broken one has; the cured one has nothing. */
  readonly found: readonly string[]
  /** file:line of the first of them. */
  readonly at?: string
}

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`
const BROKER = 'redis://localhost:6379/0'

const asyncTask = (...body: readonly string[]) =>
  lines(
    'import asyncio',
    'from celery import Celery',
    `app = Celery("shop", broker="${BROKER}")`,
    'async def work(n):',
    '    return n',
    ...body,
  )

const twins: Readonly<Record<string, Twin>> = {
  'an async task': {
    files: { 'shop.py': asyncTask('@app.task', 'async def refresh(n):', '    return n') },
    cure: { 'shop.py': asyncTask('@app.task', 'def refresh(n):', '    return asyncio.run(work(n))') },
    found: ['app.async-tasks error'],
    at: 'shop.py:6',
  },
}

describe.each(venvNames)('broken and cured, %s', (name) => {
  it.each(Object.entries(twins))('%s', async (_, { files, cure, found, at }) => {
    const args = ['--python', await venv(name)]
    const broken = await examineFolder(makeTree(files), args)
    expect(broken.found).toEqual(found)
    if (at !== undefined) {
      const { location } = broken.find(found[0]!.split(' ')[0]!)
      expect(`${location?.file}:${location?.line}`).toBe(at)
    }
    expect((await examineFolder(makeTree({ ...files, ...cure }), args)).found).toEqual([])
  })
})
