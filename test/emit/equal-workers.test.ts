import { expect, it } from 'vitest'
import yaml from 'yaml'
import { emitters } from '../../src/emit/catalogue.ts'
import type { EmitFormat } from '../../src/emit/define-emitter.ts'
import { equalWorkers } from '../../src/emit/text.ts'
import { adviseProject } from '../../src/pool/advise-project.ts'
import type { PoolPlan } from '../../src/pool/plan.ts'
import { plannedWorkers } from '../../src/worker/planned-workers.ts'
import { healthy, launchCommand } from '../support/facts.ts'
import { inputFor } from './input.ts'

const commands = ['-Q mail -B', '-Q Reports.v2 -c 2', '']
const plan = planFor(commands)
const input = { ...inputFor('linux'), plans: { linux: plan, macos: plan, windows: plan } }
const emit = async (format: EmitFormat) => emitters[format].emit(input)

function planFor(options: readonly string[]): PoolPlan {
  const launchCommands = options.map((words) => ({
    ...launchCommand(`celery -A shop worker ${words}`.trim()),
    file: 'Procfile',
  }))
  const facts = healthy({ launchCommands })
  const { platform, app, celery } = facts
  const workers = plannedWorkers({ platform, app, celery, launchCommands, env: {} }, [])
  return adviseProject({ ...facts, plannedWorkers: workers }, { workload: null, app: 'shop' })
}

it('workers with different queues are not replicas of each other', () => {
  expect(equalWorkers(plan).map(({ suffix, plan: own }) => [suffix, own.options])).toEqual([
    ['-mail', ['-B']],
    ['-reports-v2', []],
    ['-default', []],
  ])
})

it('compose has a service for each', async () => {
  const { services } = yaml.parse(await emit('compose')) as { services: Record<string, { command: string[] }> }
  expect(Object.keys(services)).toEqual(['worker-mail', 'worker-reports-v2', 'worker-default'])
  expect(Object.values(services).map(({ command }) => command)).toEqual(plan.command)
})

it('kubernetes has a Deployment for each', async () => {
  const documents = yaml.parseAllDocuments(await emit('kubernetes')).map((one) => one.toJS() as { metadata: object })
  expect(documents.map(({ metadata }) => metadata)).toMatchObject([
    { name: 'shop-worker-mail' },
    { name: 'shop-worker-reports-v2' },
    { name: 'shop-worker-default' },
  ])
})

it('systemd has a unit for each', async () => {
  const text = await emit('systemd')
  expect(text.match(/^# \/etc\S+$/gm)).toEqual([
    '# /etc/systemd/system/shop-worker-mail.service',
    '# /etc/systemd/system/shop-worker-reports-v2.service',
    '# /etc/systemd/system/shop-worker-default.service',
  ])
  expect(text.match(/--queues=\S+/g)).toEqual(['--queues=mail', '--queues=Reports.v2'])
})

it('a .env file names none of the queues, and says how to', async () => {
  const text = await emit('env')
  expect(text).toContain('# celery worker --hostname=mail@%h --queues=mail')
  expect(text).not.toMatch(/^CELERY_WORKER_(?:QUEUES|HOSTNAME|BEAT)/m)
})

it('a workflow has a job for each worker and system', async () => {
  const { jobs } = yaml.parse(await emit('github')) as {
    jobs: { worker: { strategy: { matrix: { include: { os: string; queues: string; worker: string }[] } } } }
  }
  const { include } = jobs.worker.strategy.matrix
  expect(include).toHaveLength(9)
  const linux = include.filter(({ os }) => os === 'ubuntu-latest')
  expect(linux.map(({ queues }) => queues)).toEqual(['mail', 'reports-v2', 'default'])
  expect(linux.map(({ worker }) => worker)).toEqual(plan.command.map((argv) => argv.join(' ')))
})

it("Django's settings are the same for all workers, which is said", async () => {
  expect(await emit('django')).toContain('# celery -A shop worker --pool=prefork --concurrency=2')
})
