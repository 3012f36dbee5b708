import type { OsName } from '../facts/platform.ts'
import type { PoolPlan } from '../pool/plan.ts'
import { defineEmitter, type EmitInput } from './define-emitter.ts'
import { ascii, comments, equalWorkers, heading, shellLine } from './text.ts'

/**
 * Lines for Django's settings, guarded by sys.platform. prefork isn't set: it is Celery's default. Its concurrency depends on
 * each machine.
 */
export const django = defineEmitter({
  format: 'django',
  system: null,
  emit(input) {
    const prefix = input.namespace ?? 'CELERY'
    const [windows, macos, linux] = (['windows', 'macos', 'linux'] as const).map((os) => settingsFor(input, os, prefix))
    const lines = [...branch('if sys.platform == "win32":', windows), ...elsewhere(input, macos, linux)]
    return [
      `# Django settings that ${input.app} reads with config_from_object("django.conf:settings", namespace="${prefix}").`,
      ...(lines.some((line) => line.includes('os.environ')) ? ['import os'] : []),
      'import sys',
      '',
      ...different(input),
      ...lines,
    ].join('\n')
  },
})

/** Settings are the same for every worker. */
function different({ plans, target }: EmitInput): string[] {
  const plan = plans[target]
  if (equalWorkers(plan).length < 2) return []
  return [
    '# The workers of this project differ, and settings are the same for all: these are those of the first. Start each',
    '# with its own options:',
    ...plan.command.map((argv) => `# ${ascii(shellLine(argv))}`),
  ]
}

function elsewhere({ plans }: EmitInput, macos: readonly string[] = [], linux: readonly string[] = []): string[] {
  if (macos.length === 0 && linux.length === 0)
    return [`# Nothing to set on other systems: ${plans.linux.nodes[0]?.pool ?? 'prefork'}.`]
  if (macos.join('\n') === linux.join('\n')) return branch('else:', linux)
  return [...branch('elif sys.platform == "darwin":', macos), ...branch('else:', linux)]
}

const branch = (head: string, lines: readonly string[] = []): string[] => [
  head,
  ...(lines.some((line) => !line.startsWith('#')) ? lines : [...lines, 'pass']).map((line) => `    ${line}`),
]

/** Empty where Celery's own default is what the plan says. */
function settingsFor({ plans }: EmitInput, os: OsName, prefix: string): readonly string[] {
  const plan = plans[os]
  const lines = [...environment(plan), ...pool(plan, prefix)]
  return lines.length === 0 ? [] : [...comments('#', heading(plan)), ...lines]
}

/** Without PYTHONPATH, which must be set before Django finds its settings. */
const environment = ({ env }: PoolPlan): string[] =>
  Object.entries(env)
    .filter(([name]) => name !== 'PYTHONPATH')
    .map(([name, value]) => `os.environ.setdefault(${python(name)}, ${python(value)})`)

function pool({ nodes, options }: PoolPlan, prefix: string): string[] {
  const [node] = nodes
  if (node === undefined || node.pool === 'custom') return []
  if (node.pool === 'gevent' || node.pool === 'eventlet')
    return [
      `# ${node.pool} cannot be a setting: Celery patches the standard library only for --pool=${node.pool} on the command line.`,
      ...(node.concurrency === null ? [] : [`${prefix}_WORKER_CONCURRENCY = ${node.concurrency}`]),
    ]
  const auto = options.includes('--concurrency=auto')
  if (node.pool === 'prefork')
    return [
      ...(auto ? [`${prefix}_WORKER_CONCURRENCY = "auto"`] : []),
      ...(options.includes('--pool-start-method=spawn') ? [`${prefix}_WORKER_POOL_START_METHOD = "spawn"`] : []),
    ]
  return [
    `${prefix}_WORKER_POOL = ${python(node.pool)}`,
    ...(node.concurrency === null ? [] : [`${prefix}_WORKER_CONCURRENCY = ${node.concurrency}`]),
    ...(nodes.length > 1
      ? [
          `${prefix}_WORKER_PREFETCH_MULTIPLIER = 1`,
          `# Start ${nodes.length} workers, each with its own name: celery worker --hostname=solo1@%h`,
        ]
      : []),
  ]
}

/** Every JSON string is a Python string. */
const python = (text: string): string => JSON.stringify(text)
