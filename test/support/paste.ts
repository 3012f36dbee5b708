import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { expect } from 'vitest'
import type { DoctorReport, Finding } from '../../src/doctor/report.ts'
import { killTree } from '../../src/platform/kill-tree.ts'
import { MAX_WAIT_MS } from './deadlines.ts'
import { bin } from './run-bin.ts'
import type { Files } from './twins.ts'

/** A shell in a project's folder, as a reader has it: nothing is activated, and no celery is on PATH. */
export interface Reader {
  readonly folder: string
  /** Runs a script in bash. @param ready ends it as soon as its output matches */
  run(script: string, ready?: RegExp): Promise<{ exitCode: number | null; said: string }>
  /** The doctor's report. @param before what the shell does first */
  doctor(args?: readonly string[], before?: string): Promise<DoctorReport>
  write(files: Files): Promise<void>
}

export interface Place {
  readonly files: Files
  /** The environment's interpreter, or the folder of an environment that may be changed; null: the project has none. */
  readonly environment?: string | null
  readonly env?: Readonly<Record<string, string>>
  /** The environment is active: its programs come first on PATH. */
  readonly active?: boolean
  /** A fixture project that is copied before `files` are written. */
  readonly project?: string
}

/** The folders of PATH without a Python of somebody's own, and without any celery. */
const systemPath = (): string[] =>
  [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin', '/usr/sbin', '/sbin'].filter(
    (folder) => !existsSync(join(folder, 'celery')),
  )

/** A reader in a throw-away project, for as long as it is used. */
export async function withReader<T>(place: Place, use: (reader: Reader) => Promise<T>): Promise<T> {
  const top = await realpath(await mkdtemp(join(tmpdir(), 'poolwise-paste-')))
  const folder = join(top, 'my shop')
  const { files, environment = null, active = false, project } = place
  const env = {
    HOME: top,
    LANG: 'C.UTF-8',
    NO_COLOR: '1',
    XDG_STATE_HOME: join(top, 'state'),
    PATH: [...(active ? [join(folder, '.venv', 'bin')] : []), ...systemPath()].join(delimiter),
    PYTHONDONTWRITEBYTECODE: '1',
    ...(active && { VIRTUAL_ENV: join(folder, '.venv') }),
    ...place.env,
  }
  const write = async (written: Files): Promise<void> => {
    for (const [path, text] of Object.entries(written)) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
  }
  const run: Reader['run'] = (script, ready) => inBash(script, folder, env, ready)
  try {
    await mkdir(folder)
    if (project !== undefined) await cp(project, folder, { recursive: true })
    if (environment !== null)
      await symlink(environment.endsWith('python') ? dirname(dirname(environment)) : environment, join(folder, '.venv'))
    await write(files)
    return await use({
      folder,
      run,
      write,
      async doctor(args = ['--offline'], before = '') {
        const line = `${before}'${process.execPath}' '${bin}' doctor --json ${args.join(' ')} 2>/dev/null`
        const { said } = await run(line)
        return JSON.parse(said) as DoctorReport
      },
    })
  } finally {
    await rm(top, { recursive: true, force: true })
  }
}

async function inBash(script: string, cwd: string, env: Record<string, string>, ready?: RegExp) {
  const child = spawn('bash', ['-c', script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  let said = ''
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
  const seen = new Promise<void>((resolve) => {
    const read = (chunk: Buffer) => {
      said += chunk.toString('utf8')
      if (ready?.test(said)) resolve()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
  })
  const late = setTimeout(() => void killTree(child.pid!), MAX_WAIT_MS)
  await Promise.race([seen, closed])
  if (ready?.test(said)) await killTree(child.pid!)
  const exitCode = await closed
  clearTimeout(late)
  return { exitCode, said }
}

/** The finding of a check that fails. */
export function failing(report: DoctorReport, id: string): Finding {
  const found = report.checks.find((check) => check.id === id)
  expect(found?.status, `${id}: ${found?.message ?? 'no such check'}`).toMatch(/fail|unknown/)
  return found!
}

/** The lines that are printed below the cure. */
export const printed = ({ remediation }: Finding): readonly string[] =>
  (remediation?.commands ?? []).map(({ shell }) => shell)

/** @throws when the check still fails */
export function fixed(report: DoctorReport, id: string): void {
  const found = report.checks.find((check) => check.id === id)
  expect(found?.status, `${id}: ${found?.message ?? ''} ${found?.blockedBy.join(' ') ?? ''}`).toMatch(/pass|skip/)
  expect(found?.blockedBy).toEqual([])
}
