import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { DoctorReport } from '../../src/doctor/report.ts'
import { failedChecks } from './failed-checks.ts'
import { runBin } from './run-bin.ts'

/** Files by path. */
export type Files = Readonly<Record<string, string>>

export interface Twin {
  readonly files: Files
  readonly env?: Record<string, string>
  readonly args?: readonly string[]
}

/** What doctor says of a project that is written for it: `severity id at file:line`. Notes and the plan are left out. */
export async function examineFiles(python: string, twin: Twin): Promise<string[]> {
  const found = await failuresOf(python, twin)
  return found.filter(({ severity, id }) => severity !== 'info' && id !== 'host.privileges').map(inOneLine)
}

/** What doctor says of one check: `severity id at file:line`; null: nothing. */
export async function examineCheck(python: string, id: string, twin: Twin): Promise<string | null> {
  const found = (await failuresOf(python, twin)).find((one) => one.id === id)
  return found ? inOneLine(found) : null
}

type Failed = ReturnType<typeof failedChecks>[number]

const inOneLine = ({ id, severity, location }: Failed): string =>
  `${severity} ${id}${location ? ` at ${location.file}:${location.line}` : ''}`

async function failuresOf(python: string, { files, env = {}, args = ['--offline'] }: Twin): Promise<Failed[]> {
  return withFiles(files, async (cwd) => {
    const { stdout } = await runBin(['doctor', '--json', '--python', python, ...args], { cwd, env })
    return failedChecks(JSON.parse(stdout) as DoctorReport)
  })
}

/** A folder with these files, for as long as it is used. */
export async function withFiles<T>(files: Files, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'poolwise-twin-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
