import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hostOs } from '../../src/platform/os.ts'
import { readRegularFile, startOfText } from '../../src/platform/read-file.ts'
import { makeTree } from '../project/tree.ts'

it('reads a file up to the given size', async () => {
  const root = makeTree({ eleven: 'x'.repeat(11), empty: '' })
  const read = async (name: string, max: number) => (await readRegularFile(join(root, name), max))?.toString() ?? null
  expect(await read('eleven', 11)).toBe('x'.repeat(11))
  expect(await read('eleven', 10)).toBeNull()
  expect(await read('empty', 10)).toBe('')
  expect(startOfText(join(root, 'eleven'), 5)).toBe('xxxxx')
  expect(startOfText(join(root, 'missing'))).toBe('')
})

it('reads no folder', async () => {
  const root = makeTree({ 'folder/': '' })
  expect(await readRegularFile(join(root, 'folder'), 10)).toBeNull()
  expect(startOfText(join(root, 'folder'))).toBe('')
})

describe.skipIf(hostOs() === 'windows')('what never ends', () => {
  it('does not wait for a named pipe', async () => {
    const root = makeTree({})
    execFileSync('mkfifo', [join(root, 'pipe')])
    expect(await readRegularFile(join(root, 'pipe'), 10)).toBeNull()
    expect(startOfText(join(root, 'pipe'))).toBe('')
  })

  it('does not read a device behind a link', async () => {
    const root = makeTree({ zero: { link: '/dev/zero' } })
    expect(await readRegularFile(join(root, 'zero'), 1e9)).toBeNull()
    expect(startOfText(join(root, 'zero'))).toBe('')
  })
})

it.skipIf(hostOs() !== 'linux')('reads a file of the system whose size is 0', async () => {
  expect((await readRegularFile('/proc/self/status', 1e6))?.toString()).toContain('Name:')
  expect(startOfText('/proc/self/status')).toContain('Name:')
})
