// `poolwise explain` on a long log, against ripgrep (or GNU grep, where that isn't installed) with the alternation of the
// failures' literals, which does less: it only finds lines.
import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { interleave } from '../lib/measure.js'
import { root } from '../lib/paths.js'

/** Of the log's bytes, how many belong to failures. */
const FAILING = 0.01
const POLL_MS = 50
/** `explain` may take so many times as long as its peer. */
const TARGETS = { ripgrep: 1.3, grep: 1 }

/**
 * @param {{ megabytes: number, rounds: number }} options
 * @returns {Promise<{ rows: import('../bench.js').Row[], peer: string, memoryMb: number, bytes: number }>}
 */
export async function explain({ megabytes, rounds }) {
  const folder = mkdtempSync(join(tmpdir(), 'poolwise-bench-'))
  try {
    const log = join(folder, 'worker.log')
    const bytes = await writeLog(log, megabytes * 1_000_000)
    const patterns = join(folder, 'literals.txt')
    writeFileSync(patterns, await alternation(folder))
    const cli = [join(root, 'bin', 'run.js'), 'explain', log, '--json']
    /** @param {string} file @param {readonly string[]} args @param {string} locale */
    const find = (file, args, locale) => timed(file, args, { ...process.env, LC_ALL: locale })
    const peer = (await exists('rg')) ? 'ripgrep' : 'grep -c -E, LC_ALL=C'
    const variants = [
      { name: 'grep -c -E, LC_ALL=C', run: () => find('grep', ['-c', '-E', '-f', patterns, log], 'C') },
      { name: 'grep -c -E, UTF-8', run: () => find('grep', ['-c', '-E', '-f', patterns, log], 'C.UTF-8') },
      { name: 'poolwise explain', run: () => timed(process.execPath, cli) },
      ...(peer === 'ripgrep'
        ? [{ name: 'ripgrep', run: () => find('rg', ['-c', '-f', patterns, log], 'C.UTF-8') }]
        : []),
    ]
    const times = await interleave(variants, rounds)
    const base = times.get(peer)?.p10 ?? NaN
    const rows = [...times].map(([name, { p10, median }]) => ({
      name,
      p10,
      median,
      ratio: p10 / base,
      target: name === 'poolwise explain' ? TARGETS[peer === 'ripgrep' ? 'ripgrep' : 'grep'] : null,
    }))
    return { rows, peer, memoryMb: await peakMemory(process.execPath, cli), bytes }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A worker's log: mostly what every worker says, and now and then a real failure. @param {string} file @param {number} size */
async function writeLog(file, size) {
  const fixtures = join(root, 'test', 'failures', 'fixtures')
  const failures = readdirSync(fixtures).map((name) => readFileSync(join(fixtures, name), 'utf8'))
  const out = createWriteStream(file)
  let bytes = 0
  let failing = 0
  for (let at = 0; bytes < size; at++) {
    let text = ''
    while (text.length < 1_000_000) text += clean(at * 10_000 + text.length)
    while (failing < (bytes + text.length) * FAILING) {
      const failure = failures[Math.floor(Math.random() * failures.length)] ?? ''
      failing += failure.length
      text += failure
    }
    bytes += Buffer.byteLength(text)
    if (!out.write(text)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
  return bytes
}

/** Lines of a healthy worker. @param {number} seed */
function clean(seed) {
  const id = `${(seed * 2654435761) >>> 0}`.padStart(12, '0')
  const stamp = `2026-03-02 0${seed % 10}:${10 + (seed % 50)}:${10 + (seed % 49)},${100 + (seed % 900)}`
  const task = `shop.tasks.job_${seed % 23}[7b5ad3a6-3bd2-4d3a-bc8b-${id}]`
  return [
    `[${stamp}: INFO/MainProcess] Task ${task} received`,
    `[${stamp}: INFO/ForkPoolWorker-${seed % 8}] GET https://api.example.com/v1/orders/${seed % 9973} 200 in ${seed % 700} ms`,
    `[${stamp}: DEBUG/ForkPoolWorker-${seed % 8}] SELECT "orders"."id", "orders"."total" FROM "orders" WHERE "orders"."id" = ${seed}`,
    `[${stamp}: WARNING/ForkPoolWorker-${seed % 8}] customer ${seed % 1009} has no address, using the billing address`,
    `[${stamp}: INFO/ForkPoolWorker-${seed % 8}] Task ${task} succeeded in 0.${seed % 997}s: {'orders': ${seed % 51}}`,
    '',
  ].join('\n')
}

/**
 * From spawn to exit, with its output read: grep stops at its first match when it sees that nobody reads.
 * @param {string} file @param {readonly string[]} args @param {NodeJS.ProcessEnv} [env] @returns {Promise<number>} milliseconds
 */
function timed(file, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const begun = performance.now()
    const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
    child.stdout.resume()
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0 || code === 1) resolve(performance.now() - begun)
      else reject(new Error(`${file} exited with ${code}`))
    })
  })
}

/** All literals as one regular expression. @param {string} folder @returns {Promise<string>} */
async function alternation(folder) {
  const outfile = join(folder, 'literals.mjs')
  const source = `import { failures } from './src/failures/known/catalogue.ts'
    import { literalsOf } from './src/failures/recognise/literals.ts'
    export const literals = literalsOf(failures)`
  await build({
    stdin: { contents: source, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
  })
  const { literals } = await import(pathToFileURL(outfile).href)
  return literals.map((/** @type {string} */ text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|')
}

/** @param {string} program @returns {Promise<boolean>} */
const exists = (program) =>
  new Promise((resolve) => {
    const child = spawn(program, ['--version'], { stdio: 'ignore' })
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })

/** The most memory a process had at once, in MB; NaN where the system doesn't tell. @param {string} file @param {string[]} args */
function peakMemory(file, args) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: 'ignore' })
    let peak = NaN
    const timer = setInterval(() => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
        peak = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1000 || peak
      } catch {
        // Ended, or not Linux.
      }
    }, POLL_MS)
    child.once('exit', () => {
      clearInterval(timer)
      resolve(peak)
    })
  })
}
