import { expect, it } from 'vitest'
import { command } from '../../src/checks/remedy/commands.ts'
import { firstSteps } from '../../src/doctor/first-steps.ts'
import type { Facts } from '../../src/facts/facts.ts'
import { healthy, platformFact, projectFact, requirementsFact } from '../support/facts.ts'

const environment = [command('make', 'environment')]
const variables = { example: '.env.example', file: '.env' }
const services = { file: 'compose.yaml', byDefault: true, brokers: ['redis'], databases: ['db'] }
const django = (managePy = 'manage.py') => projectFact({ managePy })

const lines = (facts: Partial<Facts>, made = environment) =>
  firstSteps(healthy(facts), made).flatMap(({ id, commands }) =>
    commands.map(({ argv, folder }) => [id, argv.join(' '), ...(folder ? [`in ${folder}`] : [])].join(': ')),
  )

it('all, in order', () => {
  expect(lines({ setUp: { variables, services }, project: django() })).toEqual([
    'environment: make environment',
    'variables: cp .env.example .env',
    'services: docker compose up -d redis db',
    'migrations: .venv/bin/python manage.py migrate',
  ])
})

it.each<[title: string, facts: Partial<Facts>, made: typeof environment]>([
  ['there is an environment', { setUp: { variables, services } }, []],
  ['the environment is all that is missing', {}, environment],
])('none: %s', (_, facts, made) => {
  expect(lines(facts, made)).toEqual([])
})

it('databases are for migrations alone', () => {
  expect(lines({ setUp: { variables: null, services } })).toContain('services: docker compose up -d redis')
  expect(lines({ setUp: { variables: null, services: { ...services, brokers: [] } } })).toEqual([])
})

it('names a Compose file that docker compose does not find', () => {
  const other = { ...services, file: 'docker/dev.yml', byDefault: false }
  expect(lines({ setUp: { variables: null, services: other } })).toContain(
    'services: docker compose -f docker/dev.yml up -d redis',
  )
})

it.each([
  ['poetry', 'poetry run python'],
  ['uv', 'uv run python'],
  ['pdm', 'pdm run python'],
  ['pipenv', 'pipenv run python'],
  ['hatch', 'hatch run python'],
  ['pixi', 'pixi run python'],
  ['conda', 'conda run -n shop python'],
] as const)('migrations with %s', (tool, python) => {
  const requirements = requirementsFact({ tool, environmentName: 'shop' })
  expect(lines({ requirements, project: django() })).toContain(`migrations: ${python} manage.py migrate`)
})

it.each([
  ['', 'backend/manage.py', 'migrations: ../.venv/bin/python manage.py migrate: in backend'],
  ['backend', 'backend/manage.py', 'migrations: .venv/bin/python manage.py migrate: in backend'],
  ['..', 'manage.py', 'migrations: ../.venv/bin/python manage.py migrate'],
])('migrations with the environment in "%s" and %s', (folder, managePy, line) => {
  expect(lines({ requirements: requirementsFact({ folder }), project: django(managePy) })).toContain(line)
})

it('on Windows: for PowerShell and cmd.exe', () => {
  const facts = { platform: platformFact('windows'), setUp: { variables, services: null }, project: django() }
  expect(lines(facts)).toEqual([
    'environment: make environment',
    'variables: copy .env.example .env',
    String.raw`migrations: .venv\Scripts\python manage.py migrate`,
  ])
})
