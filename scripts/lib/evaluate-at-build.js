// Modules whose values are computed from large catalogues: the bundle holds the values instead of the catalogues.
import { join, relative } from 'node:path'
import { build } from 'esbuild'
import { root } from './paths.js'

const MODULES = ['src/checks/check-index.ts', 'src/failures/failure-index.ts']

/** @type {import('esbuild').Plugin} */
export const evaluateAtBuild = {
  name: 'evaluate-at-build',
  setup({ onLoad }) {
    onLoad({ filter: /-index\.ts$/ }, async ({ path }) => {
      const module = relative(root, path).replaceAll('\\', '/')
      return MODULES.includes(module) ? { contents: await valuesOf(module), loader: 'js' } : undefined
    })
  },
}

/** The module's exports as literals. @param {string} module */
async function valuesOf(module) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [join(root, module)],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  })
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')
  const values = await import(`data:text/javascript;base64,${code}`)
  return Object.entries(values)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}\n`)
    .join('')
}
