// Redaction of a worker's log, against reading each of its characters once; and of lines of a megabyte that repeat what a secret
// begins with, against the same amount of ordinary log.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { interleave } from '../lib/measure.js'
import { root } from '../lib/paths.js'

const MEGABYTE = 1_000_000
/** Redaction may take so many times as long as reading each character: 50 MB/s where that is 500 MB/s. */
const TARGET = 10
/** A line of a megabyte may take so many times as long as a megabyte of ordinary log. */
const TARGET_LINE = 20
const UNITS = [
  'a',
  'x@',
  'x@secret.',
  'token=',
  'token= ',
  '://',
  'redis://:',
  '"\\',
  'password="',
  "sig='@",
  'eyJ-',
  '-----BEGIN ',
  'curl -u ',
]

/** @param {number} rounds @returns {Promise<import('../bench.js').Row[]>} */
export async function redact(rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'poolwise-bench-'))
  try {
    const outfile = join(folder, 'redact.mjs')
    await build({
      entryPoints: [join(root, 'src', 'redact', 'redact.ts')],
      bundle: true,
      format: 'esm',
      platform: 'node',
      outfile,
    })
    const { createRedactor } = await import(pathToFileURL(outfile).href)
    const stream = createRedactor({ secrets: ['a-known-secret-1', 'another-known-2'], home: null }).stream()
    const log = Buffer.from(repeated(ordinaryLines()))
    // Compiled before it is measured, as in a worker that runs for days.
    for (let round = 0; round < 20; round++) stream.bytes(log)
    /** @param {() => unknown} work */
    const timed = (work) => async () => {
      const begun = performance.now()
      work()
      return performance.now() - begun
    }
    const times = await interleave(
      [
        { name: 'each character once', run: timed(() => sum(log.toString('latin1'))) },
        { name: 'redact 1 MB of log', run: timed(() => stream.bytes(log)) },
        ...UNITS.map((unit) => {
          const line = Buffer.from(repeated(unit))
          return { name: `1 MB of ${unit}`, run: timed(() => stream.bytes(line)) }
        }),
      ],
      rounds,
    )
    const base = times.get('each character once')?.p10 ?? NaN
    const ordinary = times.get('redact 1 MB of log')?.p10 ?? NaN
    return [...times].map(([name, { p10, median }]) => {
      const isLine = name.startsWith('1 MB of')
      const target = isLine ? TARGET_LINE : name.startsWith('redact') ? TARGET : null
      return { name, p10, median, ratio: p10 / (isLine ? ordinary : base), target }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string} unit */
const repeated = (unit) => unit.repeat(Math.ceil(MEGABYTE / unit.length)).slice(0, MEGABYTE)

/** @param {string} text */
function sum(text) {
  let total = 0
  for (let at = 0; at < text.length; at++) total += text.charCodeAt(at)
  return total
}

const ordinaryLines = () =>
  Array.from({ length: 200 }, (_, at) => {
    const stamp = `2026-03-02 10:${10 + (at % 50)}:${10 + (at % 49)},${100 + at}`
    const task = `shop.tasks.job_${at % 23}[7b5ad3a6-3bd2-4d3a-bc8b-${String(at).padStart(12, '0')}]`
    return [
      `[${stamp}: INFO/MainProcess] Task ${task} received`,
      `[${stamp}: INFO/ForkPoolWorker-${at % 8}] GET https://api.example.com/v1/orders/${at} 200 in ${at % 700} ms`,
      `[${stamp}: DEBUG/ForkPoolWorker-1] SELECT "orders"."id" FROM "orders" WHERE "orders"."id" = ${at}`,
      `[${stamp}: INFO/ForkPoolWorker-${at % 8}] Task ${task} succeeded in 0.${at}s: {'orders': ${at % 51}}`,
      '',
    ].join('\n')
  }).join('')
