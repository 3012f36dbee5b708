import { expect, it } from 'vitest'
import { commandModules } from '../../../src/project/app/command-modules.ts'

const command = (text: string, discouraged = false) => ({
  file: 'Procfile',
  line: 1,
  argv: text.split(' '),
  platforms: [],
  discouraged,
})

it('tells what workers of the app import, and what the others name', () => {
  const commands = [
    command('celery -A shop worker -I shop.jobs,shop.mail'),
    command('celery -A shop worker --include=shop.jobs'),
    command('celery -A other.app:app worker -I other.jobs,$MORE'),
    command('celery -A old worker', true),
  ]
  expect(commandModules('shop', commands)).toEqual({
    include: ['shop.jobs', 'shop.mail'],
    required: ['shop.jobs'],
    others: ['other.app:app', 'other.jobs'],
  })
})

it('without commands there are none', () => {
  expect(commandModules('shop', [])).toEqual({ include: [], required: [], others: [] })
})

it('knows the app by each of its names', () => {
  const commands = [command('celery -A proj.app worker -I proj.jobs')]
  expect(commandModules('proj.app:app', commands)).toEqual({
    include: ['proj.jobs'],
    required: ['proj.jobs'],
    others: [],
  })
})
