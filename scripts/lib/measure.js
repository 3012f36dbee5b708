// Wall times of whole processes. One after the other they drift with the machine; interleaved they can be compared.
import { spawn } from 'node:child_process'
import { performance } from 'node:perf_hooks'

/**
 * @typedef {object} Variant
 * @property {string} name
 * @property {() => Promise<number>} run milliseconds
 *
 * @typedef {object} Sample
 * @property {number} p10
 * @property {number} median
 */

/**
 * Every variant once a round, in another order each time.
 * @param {readonly Variant[]} variants @param {number} rounds
 * @returns {Promise<Map<string, Sample>>}
 */
export async function interleave(variants, rounds) {
  /** @type {Map<string, number[]>} */
  const times = new Map(variants.map(({ name }) => [name, []]))
  // The first run fills the disk cache and doesn't count.
  for (let round = -1; round < rounds; round++) {
    for (const variant of shuffled(variants)) {
      const ms = await variant.run()
      if (round >= 0) times.get(variant.name)?.push(ms)
    }
  }
  return new Map([...times].map(([name, all]) => [name, summary(all)]))
}

/** @param {number[]} all @returns {Sample} */
function summary(all) {
  const sorted = all.toSorted((a, b) => a - b)
  /** @param {number} share */
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))] ?? NaN
  return { p10: at(0.1), median: at(0.5) }
}

/** @template T @param {readonly T[]} list @returns {T[]} */
const shuffled = (list) =>
  list
    .map((item) => ({ item, key: Math.random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item)

/**
 * From spawn to exit; its output is dropped.
 * @param {string} file @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, exitCodes?: readonly number[] }} [options]
 * @returns {Promise<number>}
 */
export function timed(file, args, { cwd, env, exitCodes = [0] } = {}) {
  return new Promise((resolve, reject) => {
    const begun = performance.now()
    const child = spawn(file, args, {
      cwd,
      env: env ?? cleanEnv(),
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 120_000,
    })
    let said = ''
    child.stderr.on('data', (chunk) => (said += chunk))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code !== null && exitCodes.includes(code)) resolve(performance.now() - begun)
      else reject(new Error(`${file} ${args.join(' ')} ended with exit code ${code}: ${said.slice(-500)}`))
    })
  })
}

/** With NODE_EXTRA_CA_CERTS Node 20 parses that file at every start: 33 ms that have nothing to do with the program. */
export function cleanEnv() {
  const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...env } = process.env
  return env
}
