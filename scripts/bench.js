// npm run bench [-- --rounds N] [-- --megabytes N] [-- --json]: how long poolwise takes, as ratios, with their targets.
import { parseArgs } from 'node:util'
import { doctor } from './bench/doctor.js'
import { explain } from './bench/explain.js'
import { redact } from './bench/redact.js'
import { startup } from './bench/startup.js'
import { findPython } from './lib/python.js'
import { buildIfChanged, installPackages, makeExampleVenv } from './lib/setup.js'

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {number} p10 milliseconds
 * @property {number} median milliseconds
 * @property {number} ratio
 * @property {number | null} target the highest ratio that is good enough
 */

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '25' },
    /** Size of the log for `explain`; 0 leaves it out. */
    megabytes: { type: 'string', default: '1000' },
    json: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)

await installPackages()
await buildIfChanged()
await makeExampleVenv(await findPython())

const starting = await startup(rounds)
const overheadMs = starting.find(({ name }) => name === "a command's own overhead")?.p10 ?? NaN
const examining = await doctor(rounds, overheadMs)
const redacting = await redact(rounds)
const megabytes = Number(values.megabytes)
const explaining = megabytes > 0 ? await explain({ megabytes, rounds: Math.min(rounds, 3) }) : null

if (values.json) {
  process.stdout.write(
    `${JSON.stringify({ node: process.version, rounds, startup: starting, doctor: examining, redact: redacting, explain: explaining }, null, 2)}\n`,
  )
} else {
  process.stdout.write(`Node ${process.version}, ${rounds} interleaved rounds\n`)
  print('Start-up, as a multiple of bare Node', starting)
  print(
    `doctor --offline without a command's own overhead (${overheadMs.toFixed(0)} ms), as a multiple of its Python work`,
    examining,
  )
  print('Redaction: a log, as a multiple of reading each character; lines, as a multiple of the log', redacting)
  if (explaining) {
    print(
      `explain on ${megabytes} MB of mixed log, as a multiple of ${explaining.peer} with the same literals`,
      explaining.rows,
    )
    process.stdout.write(`  peak memory of explain: ${explaining.memoryMb.toFixed(0)} MB, target ≤ 150 MB\n`)
  }
}

/** @param {string} title @param {readonly Row[]} rows */
function print(title, rows) {
  process.stdout.write(
    `\n${title}\n${'p10 ms'.padStart(40)}${'median'.padStart(9)}${'ratio'.padStart(8)}${'target'.padStart(9)}\n`,
  )
  for (const { name, p10, median, ratio, target } of rows) {
    const numbers = `${p10.toFixed(0).padStart(8)}${median.toFixed(0).padStart(9)}${ratio.toFixed(2).padStart(8)}`
    const verdict = target === null ? '' : `${`≤ ${target}`.padStart(9)}  ${ratio <= target ? 'met' : 'MISSED'}`
    process.stdout.write(`  ${name.padEnd(30)}${numbers}${verdict}\n`)
  }
}
