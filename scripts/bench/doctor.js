// `doctor --offline` on the example beside the Python work that it can't do without.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { performance } from 'node:perf_hooks'
import { cleanEnv, interleave, timed } from '../lib/measure.js'
import { example, exampleVenv, root, venvPython } from '../lib/paths.js'
import { exampleEnv } from '../lib/setup.js'

const cli = join(root, 'bin', 'run.js')
const args = [cli, 'doctor', '--offline']
const python = venvPython(exampleVenv)

/** @typedef {{ program: string, args: string[], cwd: string, env: NodeJS.ProcessEnv, begun: number, ended: number }} Recorded */

/** @param {number} rounds @param {number} overheadMs p10 of a command that does nothing @returns {Promise<import('../bench.js').Row[]>} */
export async function doctor(rounds, overheadMs) {
  const env = { ...exampleEnv(), NODE_EXTRA_CA_CERTS: undefined, NODE_OPTIONS: undefined }
  const waves = inWaves(await recordProcesses(env))
  const inExample = { cwd: example, env }
  const times = await interleave(
    [
      { name: 'its Python work alone', run: () => replay(waves) },
      { name: 'poolwise doctor --offline', run: () => timed(process.execPath, args, inExample) },
      { name: 'python -c "import celery"', run: () => timed(python, ['-c', 'import celery'], inExample) },
      { name: 'pip check', run: () => timed(python, ['-m', 'pip', 'check', '--disable-pip-version-check'], inExample) },
      {
        name: 'celery -A config report',
        run: () => timed(python, ['-m', 'celery', '-A', 'config', 'report'], inExample),
      },
    ],
    rounds,
  )
  const work = times.get('its Python work alone')?.p10 ?? NaN
  return [...times].map(([name, sample]) => {
    const ours = name.startsWith('poolwise')
    return { name, ...sample, ratio: (sample.p10 - (ours ? overheadMs : 0)) / work, target: ours ? 1.3 : null }
  })
}

/** Which processes one run of doctor starts. @param {NodeJS.ProcessEnv} env @returns {Promise<Recorded[]>} */
async function recordProcesses(env) {
  const folder = mkdtempSync(join(tmpdir(), 'poolwise-bench-'))
  try {
    const file = join(folder, 'processes.ndjson')
    const recorder = pathToFileURL(join(root, 'scripts', 'lib', 'record-spawns.js')).href
    await timed(process.execPath, ['--import', recorder, ...args], {
      cwd: example,
      env: { ...env, POOLWISE_BENCH_RECORD: file },
    })
    return readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Processes that overlapped belong together; what began after all before it had ended needed their answers. @param {Recorded[]} processes */
function inWaves(processes) {
  /** @type {Recorded[][]} */
  const waves = []
  for (const one of processes.toSorted((a, b) => a.begun - b.begun)) {
    const last = waves.at(-1)
    if (last?.some((other) => other.ended > one.begun)) last.push(one)
    else waves.push([one])
  }
  return waves
}

/** @param {Recorded[][]} waves @returns {Promise<number>} */
async function replay(waves) {
  const begun = performance.now()
  for (const wave of waves) {
    await Promise.all(
      wave.map(({ program, args: own, cwd, env }) => timed(program, own, { cwd, env: { ...cleanEnv(), ...env } })),
    )
  }
  return performance.now() - begun
}
