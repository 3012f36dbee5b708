import { join } from 'node:path'
import { expect, it } from 'vitest'
import { missingVariables } from '../../src/project/set-up/missing-variables.ts'
import { serversInCompose } from '../../src/project/set-up/servers-in-compose.ts'
import { walkProject } from '../../src/project/walk.ts'
import { makeTree } from './tree.ts'

type Files = Readonly<Record<string, string>>

const reads = { 'shop/settings.py': 'environ.Env.read_env(BASE_DIR / ".env")\n' }

it.each<[title: string, files: Files, compose: readonly string[], expected: string | null]>([
  ['an example, and settings that read the file', { '.env.example': '', ...reads }, [], '.env.example .env'],
  ['another name of the example', { 'env.sample': '', ...reads }, [], 'env.sample .env'],
  ['in the folder above', { 'shop.py': 'load_dotenv()' }, [], '../.env.dist ../.env'],
  ['a Compose file that reads it', { '.env.template': '' }, ['env_file: .env'], '.env.template .env'],
  ['Compose fills variables in', { '.env.example': '' }, ['image: redis:${REDIS_VERSION}'], '.env.example .env'],
  ['the words in another order', { '.example.env': '', ...reads }, [], '.example.env .env'],
  ['no example for people', { 'development.env': '', ...reads }, [], null],
  ['Pipenv reads it', { '.env.example': '', Pipfile: '' }, [], '.env.example .env'],
  ['nothing reads it', { '.env.example': '', 'shop.py': 'import os' }, ['image: redis'], null],
  ['the file is there', { '.env.example': '', '.env': '', ...reads }, [], null],
  ['no example', reads, [], null],
])('%s', async (title, files, compose, expected) => {
  const top = makeTree(
    title === 'in the folder above'
      ? { '.env.dist': '', ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`api/${path}`, text])) }
      : files,
  )
  const root = title === 'in the folder above' ? join(top, 'api') : top
  const found = await missingVariables(root, ['', '..'], (await walkProject(root)).files, compose)
  expect(found === null ? null : `${found.example} ${found.file}`).toBe(expected)
})

const redis = 'services:\n  cache:\n    image: docker.io/library/redis:7\n    ports: ["6379:6379"]\n'
const compose = (services: string) => `services:\n${services}`

it.each<[title: string, files: Files, expected: object | null]>([
  ['none', {}, null],
  [
    'a broker',
    { 'docker-compose.yml': redis },
    { file: 'docker-compose.yml', byDefault: true, brokers: ['cache'], databases: [] },
  ],
  ['a broker without a port on this machine', { 'compose.yaml': compose('  redis:\n    image: redis\n') }, null],
  [
    'in the network of this machine',
    { 'compose.yaml': compose('  redis:\n    image: redis\n    network_mode: host\n') },
    { brokers: ['redis'] },
  ],
  [
    'its port is in the override',
    {
      'docker-compose.yml': compose('  redis:\n    image: redis\n'),
      'docker-compose.override.yml': compose('  redis:\n    ports: ["6379:6379"]\n'),
    },
    { file: 'docker-compose.yml', brokers: ['redis'] },
  ],
  [
    'a broker and a database, and what is neither',
    {
      'compose.yaml': compose(
        '  mq:\n    image: rabbitmq:4-management\n    ports: ["5672:5672"]\n' +
          '  db:\n    image: postgis/postgis:16\n    ports: ["5432:5432"]\n' +
          '  ui:\n    image: rediscommander/redis-commander\n    ports: ["8081:8081"]\n' +
          '  web:\n    build: .\n    ports: ["8000:8000"]\n',
      ),
    },
    { brokers: ['mq'], databases: ['db'] },
  ],
  [
    'built here',
    { 'compose.yaml': compose('  redis:\n    build: docker/redis\n    ports: ["6379:6379"]\n') },
    { brokers: ['redis'] },
  ],
  [
    'under another name',
    { 'docker/compose.dev.yaml': redis },
    { file: 'docker/compose.dev.yaml', byDefault: false, brokers: ['cache'] },
  ],
  [
    "Compose's own name before another in its folder",
    { 'api/docker-compose.local.yml': redis, 'api/docker-compose.yml': redis },
    { file: 'api/docker-compose.yml' },
  ],
  ['for production', { 'docker-compose.prod.yml': redis }, null],
])('servers in Compose: %s', async (_, files, expected) => {
  const root = makeTree(files)
  const { services } = await serversInCompose(root, (await walkProject(root)).files)
  if (expected === null) expect(services).toBeNull()
  else expect(services).toMatchObject(expected)
})

it('servers in Compose: in the folder above, where Compose looks as well', async () => {
  const root = join(makeTree({ '.git/HEAD': '', 'compose.yml': redis, 'api/app.py': '' }), 'api')
  const { services } = await serversInCompose(root, (await walkProject(root)).files)
  expect(services).toMatchObject({ file: '../compose.yml', byDefault: true })
})
