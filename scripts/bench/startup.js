// The time before poolwise begins to work, beside bare Node.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../lib/paths.js'
import { interleave, timed } from '../lib/measure.js'

const cli = join(root, 'bin', 'run.js')
const node = process.execPath

const PARSE_ARGS = `
import { parseArgs } from 'node:util'
const { values } = parseArgs({ options: { app: { type: 'string' }, offline: { type: 'boolean' } } })
console.log(values.app ?? 'none')
`

/** @param {number} rounds @returns {Promise<import('../bench.js').Row[]>} */
export async function startup(rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'poolwise-bench-'))
  const parseArgs = join(folder, 'parse-args.mjs')
  writeFileSync(parseArgs, PARSE_ARGS)
  try {
    const times = await interleave(
      [
        { name: 'bare node', run: () => timed(node, ['-e', '0']) },
        { name: 'node:util parseArgs', run: () => timed(node, [parseArgs]) },
        { name: 'poolwise --version', run: () => timed(node, [cli, '--version']) },
        { name: 'poolwise --help', run: () => timed(node, [cli, '--help']) },
        { name: 'poolwise doctor --list', run: () => timed(node, [cli, 'doctor', '--list']) },
        { name: 'poolwise explain --list', run: () => timed(node, [cli, 'explain', '--list']) },
        // Loads the command, parses its flags and refuses: all that a command costs before its own work.
        {
          name: "a command's own overhead",
          run: () => timed(node, [cli, 'doctor', '--target', 'none'], { exitCodes: [2] }),
        },
      ],
      rounds,
    )
    const bare = times.get('bare node')?.p10 ?? NaN
    /** @type {Record<string, number>} */
    const targets = {
      'poolwise --version': 1.5,
      'poolwise --help': 2.8,
      'poolwise doctor --list': 4,
      'poolwise explain --list': 4,
      "a command's own overhead": 3.5,
    }
    return [...times].map(([name, sample]) => ({
      name,
      ...sample,
      ratio: sample.p10 / bare,
      target: targets[name] ?? null,
    }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
