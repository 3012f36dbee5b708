import { performance } from 'node:perf_hooks'

/**
 * Prints one line a step: its title, and how long it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @param {(result: T) => string} [outcome] a word for the result, such as "unchanged"
 * @returns {Promise<T>}
 */
export async function step(title, work, outcome = () => '') {
  const start = performance.now()
  process.stdout.write(`  ${title} … `)
  try {
    const result = await work()
    const word = outcome(result)
    process.stdout.write(`${word === '' ? '' : `${word}, `}${seconds(performance.now() - start)}\n`)
    return result
  } catch (error) {
    process.stdout.write('failed\n')
    throw error
  }
}

/** @param {number} ms */
export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`

/** @param {boolean} changed */
export const orUnchanged = (changed) => (changed ? '' : 'unchanged')
