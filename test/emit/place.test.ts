import { execFileSync } from 'node:child_process'
import { parse as parseToml } from 'smol-toml'
import { expect, it } from 'vitest'
import yaml from 'yaml'
import { emitters } from '../../src/emit/catalogue.ts'
import type { EmitFormat, EmitInput } from '../../src/emit/define-emitter.ts'
import { inputFor } from './input.ts'
import { systemdUnit } from './systemd-words.ts'

/** A plan that runs in `backend`, with a variable for all workers and, of two, one for the second alone. */
function placed(words: string, over: Partial<EmitInput> = {}): EmitInput {
  const input = inputFor(words, over)
  const plan = input.plans[input.target]
  const nodes = plan.nodes.map((node, index) => (index === 1 ? { ...node, env: { ONLY: '2' } } : node))
  const here = { ...plan, folder: 'backend', env: { DJANGO_SETTINGS_MODULE: 'shop.settings' }, nodes }
  return { ...input, plans: { ...input.plans, [input.target]: here } }
}
const one = placed('linux')
const two = placed('linux, no semaphores, cpu, 2 cpus')
const emit = async (format: EmitFormat, input: EmitInput): Promise<string> => emitters[format].emit(input)

it('systemd: WorkingDirectory and Environment; the interpreter is that of the project', async () => {
  const unit = systemdUnit(await emit('systemd', one))
  expect(unit['WorkingDirectory']).toEqual(['/srv/shop/backend'])
  expect(unit['Environment']).toEqual(['DJANGO_SETTINGS_MODULE=shop.settings'])
  expect(unit['ExecStart']?.[0]).toBe('/srv/shop/.venv/bin/python')
})

it.each(['compose', 'kubernetes'] as const)(
  '%s: Celery changes to the folder, which an image may have anywhere',
  async (format) => {
    const text = await emit(format, one)
    expect(text).toContain('--workdir=backend')
    expect(text).toContain('DJANGO_SETTINGS_MODULE')
    expect(() => yaml.parseAllDocuments(text).map((document) => document.toJS() as unknown)).not.toThrow()
  },
)

it('shell: a script that sh accepts', async () => {
  const script = await emit('shell', two)
  execFileSync('sh', ['-n'], { input: script })
  expect(script).toContain('cd backend || exit\nexport DJANGO_SETTINGS_MODULE=shop.settings\n')
  expect(script.match(/env ONLY=2 celery/g)).toHaveLength(1)
})

it('procfile: each line in its folder with its variables', async () => {
  const lines = (await emit('procfile', two)).split('\n').filter((line) => line.startsWith('worker'))
  expect(lines[0]).toMatch(/^worker1: env --chdir=backend DJANGO_SETTINGS_MODULE=shop.settings celery /)
  expect(lines[1]).toMatch(/^worker2: env --chdir=backend DJANGO_SETTINGS_MODULE=shop.settings ONLY=2 celery /)
})

it('vscode: cwd and variables of each task', async () => {
  const text = (await emit('vscode', two)).replaceAll(/^\/\/.*$/gm, '')
  const { tasks } = JSON.parse(text) as { tasks: { options?: { cwd: string; env: object } }[] }
  expect(tasks.slice(0, 2).map(({ options }) => options)).toEqual([
    { cwd: '${workspaceFolder}/backend', env: { DJANGO_SETTINGS_MODULE: 'shop.settings' } },
    { cwd: '${workspaceFolder}/backend', env: { DJANGO_SETTINGS_MODULE: 'shop.settings', ONLY: '2' } },
  ])
})

it('toml: tasks with their variables', async () => {
  const { tool } = parseToml(await emit('toml', two)) as {
    tool: { poe: { tasks: Record<string, { cmd: string; env: object }> } }
  }
  expect(tool.poe.tasks['worker2']?.cmd).toContain('celery --workdir=backend -A shop worker')
  expect(tool.poe.tasks['worker2']?.env).toEqual({ DJANGO_SETTINGS_MODULE: 'shop.settings', ONLY: '2' })
})

it('powershell: the folder first', async () => {
  const text = await emit('powershell', placed('windows, venv'))
  expect(text).toMatch(/Set-Location 'backend'\n\$env:DJANGO_SETTINGS_MODULE = 'shop.settings'\ncelery /)
})

it('powershell: the variable of one worker is set when that worker starts, and no longer', async () => {
  const lines = (await emit('powershell', placed('windows, venv, cpu'))).split('\n')
  const started = lines.flatMap((line, index) => (line.includes('Start-Process') ? [index] : []))
  expect(lines.indexOf("  $env:ONLY = '2'")).toBe(started[1]! - 1)
  expect(lines.indexOf('  Remove-Item Env:ONLY')).toBe(started[1]! + 1)
})

it('env: Celery changes to the folder; a shell, Compose and python-dotenv read each value unchanged', async () => {
  const values = { FOLDER: 'my src', NAME: 'w#1 $x "y" \\ %h', PLAIN: 'a,b@c' }
  const plan = { ...one.plans.linux, folder: 'my backend', env: values }
  const file = await emit('env', { ...one, plans: { ...one.plans, linux: plan } })
  const script = `set -a\n${file}\nprintf '%s\\n' "$CELERY_WORKDIR" "$FOLDER" "$NAME" "$PLAIN"`
  expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' }).trim().split('\n')).toEqual([
    'my backend',
    ...Object.values(values),
  ])
})

it('env: a value that programs would read in different ways is named, and not written', async () => {
  const plan = { ...one.plans.linux, env: { NOTE: `it's` } }
  const file = await emit('env', { ...one, plans: { ...one.plans, linux: plan } })
  expect(file).toMatch(/^# NOTE has a value/m)
  expect(file).not.toContain('NOTE=')
})

it('env: of two workers, the variable of one is told beside its command', async () => {
  const lines = (await emit('env', two)).split('\n')
  expect(lines.filter((line) => line.includes('ONLY=2'))).toEqual([
    expect.stringMatching(/^# celery worker --hostname=\S+ {3}with ONLY=2$/),
  ])
})

it('github: the steps run in the folder of the project, the worker in its own', async () => {
  const text = await emit('github', placed('linux', { below: 'services/shop' }))
  const { jobs } = yaml.parse(text) as {
    jobs: { worker: { defaults: object; steps: { 'working-directory'?: string }[] } }
  }
  expect(jobs.worker.defaults).toEqual({ run: { 'working-directory': 'services/shop' } })
  expect(jobs.worker.steps.at(-1)?.['working-directory']).toBe('services/shop/backend')
})
