import { expect, it } from 'vitest'
import yaml from 'yaml'
import { emitters } from '../../src/emit/catalogue.ts'
import type { EmitFormat } from '../../src/emit/define-emitter.ts'
import { unfitFor } from '../../src/emit/unfit-for.ts'
import { inputFor } from './input.ts'

it.each<[format: EmitFormat, app: string, fits: boolean]>([
  ['vscode', '${command:workbench.action.terminal.new}', false],
  ['vscode', '$HOME', true],
  ['env', 'a id', false],
  ['env', '$(id)', false],
  ['env', "it's", false],
  ['env', 'shop.celery:app', true],
  ['powershell', 'a" --uid "0', false],
  ['powershell', 'a; calc', true],
  ['compose', '${HOME}" $(id)', true],
  ['procfile', '; id', true],
])('%s: %s', (format, app, fits) => expect(unfitFor(format, inputFor('linux', { app })) === null).toBe(fits))

it('systemd: a folder whose name ends a line in a backslash', () => {
  expect(unfitFor('systemd', inputFor('linux', { root: '/srv/shop\\' }))).toBe(String.raw`"/srv/shop\\"`)
  expect(unfitFor('systemd', inputFor('linux'))).toBeNull()
})

it('django: a namespace that is no name', () => {
  expect(unfitFor('django', inputFor('linux', { namespace: 'A = 1; import os; B' }))).not.toBeNull()
  expect(unfitFor('django', inputFor('linux', { namespace: 'SHOP' }))).toBeNull()
})

it('github: a name is no expression', async () => {
  const app = '${{ github.event.head_commit.message }}'
  const text = await emitters.github.emit(inputFor('linux', { app }))
  const { jobs } = yaml.parse(text) as { jobs: { worker: { strategy: { matrix: { include: { worker: string }[] } } } } }
  for (const { worker } of jobs.worker.strategy.matrix.include) {
    expect(worker.replaceAll("${{ '${{' }}", '')).not.toContain('${{')
    expect(worker.replaceAll("${{ '${{' }}", '${{')).toContain(app)
  }
})

it('kubernetes: two dollars stay two', async () => {
  const text = await emitters.kubernetes.emit(inputFor('linux', { app: '$$(HOME)' }))
  expect(text).toContain('$$$$(HOME)')
})
