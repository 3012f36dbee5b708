// The build: one file per command plus shared chunks, so that a run loads only its own command, and no node_modules.
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Plugin } from '@oclif/core'
import { build } from 'esbuild'
import { evaluateAtBuild } from './evaluate-at-build.js'
import { bundledPackages, thirdPartyLicenses } from './licenses.js'
import { slimOclif } from './slim-oclif.js'
import { root } from './paths.js'

const manifestFile = join(root, 'oclif.manifest.json')
export const licensesFile = join(root, 'THIRD-PARTY-LICENSES')
/** What is in the bundle, for `npm run check`. */
export const metafile = join(root, '.cache', 'bundle.json')

// Bundled CommonJS packages call require() for Node's own modules, and look at these two names.
const COMMONJS_NAMES = `const require = process.getBuiltinModule('node:module').createRequire(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;`

/** Builds dist/, THIRD-PARTY-LICENSES and oclif.manifest.json. */
export async function bundle() {
  // First: a manifest of an older build would hide new commands, as long as the version is the same.
  rmSync(manifestFile, { force: true })
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  const result = await build({
    absWorkingDir: root,
    entryPoints: [
      'src/cli/main.ts',
      'src/cli/help/help.ts',
      'src/cli/hooks/command-not-found.ts',
      'src/platform/nohup.ts',
      ...commandFiles(),
    ],
    outbase: 'src',
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    banner: { js: COMMONJS_NAMES },
    // oclif requires these when a TypeScript project runs from source; without this line they'd be 10 MB of dist.
    external: ['typescript', 'ts-node', 'tsx'],
    plugins: [slimOclif, evaluateAtBuild],
    minifySyntax: true,
    minifyWhitespace: true,
    metafile: true,
    logLevel: 'warning',
  })
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(metafile, JSON.stringify(result.metafile))
  writeFileSync(licensesFile, thirdPartyLicenses(bundledPackages(result.metafile)))
  cpSync(join(root, 'src/python'), join(root, 'dist/python'), {
    recursive: true,
    filter: (file) => !file.includes('__pycache__'),
  })
  await writeManifest()
}

/** Last, and complete or not at all: without a manifest oclif reads every command, with a faulty one it misses some. */
async function writeManifest() {
  const plugin = new Plugin({ root, ignoreManifest: true, respectNoCacheDefault: true, errorOnManifestCreate: true })
  await plugin.load()
  const expected = commandFiles().map((file) =>
    relative('src/commands', file).replace(/\.ts$/, '').replaceAll(/[\\/]/g, ':'),
  )
  const missing = expected.filter((id) => !(id in plugin.manifest.commands))
  if (missing.length > 0)
    throw new Error(`the manifest lacks ${missing.join(', ')}: does the file export a command as default?`)
  writeFileSync(manifestFile, `${JSON.stringify(plugin.manifest, null, 2)}\n`)
}

function commandFiles() {
  return readdirSync(join(root, 'src/commands'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `src/commands/${file.replaceAll('\\', '/')}`)
    .sort()
}
