import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import type { Explanation } from '../../src/failures/explanation.ts'
import { repository } from '../support/run-bin.ts'
import { lane, poolwiseWords, windowsPath } from './support/lane.ts'
import { poolwise, poolwiseJson, startWindows } from './support/programs.ts'
import { newFolder } from './support/project.ts'

const fixture = (name: string): string =>
  readFileSync(join(repository, 'test', 'failures', 'fixtures', `${name}.log`), 'utf8')

const windowsEnds = (text: string): string => text.replaceAll('\n', '\r\n')

it.each<[what: string, file: string, bytes: Buffer]>([
  ['a plain log', 'worker.log', Buffer.from(windowsEnds(fixture('spawn-fast-trace-unpack.5.6.2')))],
  [
    'what > of Windows PowerShell writes: UTF-16 with a byte order mark',
    'worker.txt',
    Buffer.from(`\ufeff${windowsEnds(fixture('spawn-fast-trace-unpack.5.6.2'))}`, 'utf16le'),
  ],
  ['a compressed log', 'worker.log.gz', gzipSync(fixture('spawn-fast-trace-unpack.5.6.2'))],
])('explain names the failure in %s', async (_, file, bytes) => {
  const folder = newFolder('explain')
  writeFileSync(join(folder, file), bytes)
  const { exitCode, said } = await poolwiseJson(['explain', file], { cwd: folder })
  const [first] = (said as Explanation).diagnoses
  expect([first?.label, first?.first.line]).toEqual(['spawn-fast-trace-unpack', 8])
  expect(exitCode).toBe(1)
})

it('explain - reads standard input', async () => {
  const child = startWindows([...poolwiseWords(), 'explain', '-', '--json'], { cwd: newFolder('explain') })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  child.stdin.end(windowsEnds(fixture('healthy-worker.solo.5.7.0')))
  await once(child, 'close')
  expect((JSON.parse(said) as Explanation).diagnoses.filter(({ severity }) => severity !== 'info')).toEqual([])
})

it('explain prints a page, offline', async () => {
  const { exitCode, stdout } = await poolwise(['explain', 'windows-prefork-permission-error'], {
    cwd: newFolder('explain'),
  })
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('--pool=solo')])
})

it('a log that is not there is named, with the next step', async () => {
  const { exitCode, stderr } = await poolwise(['explain', windowsPath(join(lane.folder, 'none.log'))], {
    cwd: newFolder('explain'),
  })
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('none.log')])
})
