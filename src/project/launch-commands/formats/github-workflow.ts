import { posix } from 'node:path'
import type { Node } from 'yaml'
import { logicalLines, readLines, type FoundCommand, type LaunchFormat } from '../format.ts'
import type { ShellSyntax } from '../shell/split-words.ts'
import { parseYaml } from '../yaml-document.ts'

type Table = Record<string, unknown>

/** `run` steps of GitHub workflows, with the systems that the job runs on. */
export const githubWorkflow: LaunchFormat = {
  name: 'GitHub workflow',
  kind: 'machine',
  matches: (path) => /(?:^|\/)\.github\/(?:workflows|actions)\/.+\.ya?ml$/.test(path),
  async read(text) {
    const yaml = await parseYaml(text)
    if (!yaml) return []
    const workflow = asTable(yaml.document.toJS())
    const jobs = asTable(workflow['jobs'])
    return Object.keys(jobs).flatMap((name) => {
      const job = asTable(jobs[name])
      const steps = Array.isArray(job['steps']) ? job['steps'].map(asTable) : []
      return steps.flatMap((step, index): FoundCommand[] => {
        const node = yaml.document.getIn(['jobs', name, 'steps', index, 'run'], true) as Node | undefined
        if (typeof step['run'] !== 'string' || !node) return []
        const platforms = narrowed(systemsOf(job), step['if'])
        const syntax = syntaxOf(step['shell'] ?? runDefault(job, 'shell') ?? runDefault(workflow, 'shell'), platforms)
        const found = readLines(logicalLines(step['run'], syntax, yaml.lineOf(node)), syntax, platforms)
        const folder = step['working-directory'] ?? runDefault(job, FOLDER) ?? runDefault(workflow, FOLDER)
        return typeof folder === 'string' ? startingIn(folder, found) : found
      })
    })
  },
}

const asTable = (value: unknown): Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {}

const FOLDER = 'working-directory'

const runDefault = (table: Table, name: string): unknown => asTable(asTable(table['defaults'])['run'])[name]

/** A step starts in its folder; its lines may change to others in it. */
const startingIn = (folder: string, found: readonly FoundCommand[]): FoundCommand[] =>
  found.map(({ folderAbove, ...command }) => {
    const inner = command.folder ?? folderAbove
    return {
      ...command,
      folder: inner === undefined || /^[/$~%]/.test(inner) ? (inner ?? folder) : posix.join(folder, inner),
    }
  })

/** The systems behind `runs-on`, a matrix resolved; empty if they are unknown (a self-hosted label). */
function systemsOf(job: Table): string[] {
  const label = JSON.stringify(job['runs-on'] ?? '')
  const key = /matrix\.([\w-]+)/.exec(label)?.[1]
  const matrix = asTable(asTable(job['strategy'])['matrix'])
  const included = Array.isArray(matrix['include']) ? matrix['include'].map((row) => asTable(row)[key ?? '']) : []
  const labels = key ? JSON.stringify([matrix[key], ...included]) : label
  const systems: readonly (readonly [string, RegExp])[] = [
    ['linux', /ubuntu|linux/i],
    ['macos', /macos/i],
    ['windows', /windows/i],
  ]
  return systems.filter(([, pattern]) => pattern.test(labels)).map(([system]) => system)
}

/** `if: runner.os == 'Windows'` and its negation. */
function narrowed(systems: string[], condition: unknown): string[] {
  const found = /runner\.os\s*([!=])=\s*['"](\w+)['"]/i.exec(typeof condition === 'string' ? condition : '')
  if (!found) return systems
  const named = found[2]!.toLowerCase()
  const all = systems.length > 0 ? systems : ['linux', 'macos', 'windows']
  return found[1] === '=' ? [named] : all.filter((system) => system !== named)
}

/** Steps on Windows run in PowerShell unless they set a shell. */
function syntaxOf(shell: unknown, systems: readonly string[]): ShellSyntax {
  const defaultShell = systems.length === 1 && systems[0] === 'windows' ? 'pwsh' : 'bash'
  const name = typeof shell === 'string' ? shell : defaultShell
  return name === 'cmd' ? 'cmd' : /^(?:pwsh|powershell)/.test(name) ? 'powershell' : 'posix'
}
