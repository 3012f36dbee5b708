// What a start of poolwise needs of @oclif/core, and no more: see docs/decisions/0009-a-slim-oclif.md.
import { readFile } from 'node:fs/promises'

/**
 * Packages that oclif loads for things poolwise doesn't do. Their place is taken by this source, CommonJS.
 * @type {Readonly<Record<string, string>>}
 */
const REPLACEMENTS = {
  'node:process': 'module.exports = process',
  // Finds command files and plugins by globs where there is no manifest, and settings outside of package.json.
  tinyglobby: missing('tinyglobby'),
  minimatch: missing('minimatch'),
  lilconfig: missing('lilconfig'),
  // DEBUG=oclif prints nothing.
  debug: 'module.exports = () => () => {}',
  // The progress line is our own; oclif makes a spinner for a terminal whether or not it is used.
  'cli-spinners': String.raw`const frames = ['-', '\\', '|', '/']; module.exports = { dots2: { frames }, line: { frames } }`,
  'ansi-escapes': missing('ansi-escapes'),
  // Tells WSL from Linux as bin/run.js does. On Windows oclif would start PowerShell to learn the name of the shell, at
  // every start: it names ComSpec where that fails.
  'wsl-utils': `const { release, platform } = require('node:os'); const { existsSync } = require('node:fs')
    exports.isWsl = platform() === 'linux' && (/microsoft/i.test(release()) || existsSync('/proc/sys/fs/binfmt_misc/WSLInterop'))
    exports.powerShellPath = () => { throw new Error('PowerShell is not asked') }`,
  // Help is written with \`<%= config.bin %>\` and \`<%= command.id %>\`: names with dots, no code.
  ejs: String.raw`exports.render = (text, data) => text.replace(/<%=\s*([\w.]+)\s*%>/g, (_, path) => path.split('.').reduce((value, key) => value?.[key], data) ?? '')`,
}

/** `const fs_1 = require("node:fs");`, also within TypeScript's `__importDefault(...)` and `__importStar(...)`. */
const REQUIRE = /^(?:const|var) (\w+_\d+) = ((?:__import(?:Default|Star)\()?require\((["'])[^"']+\3\)\)?);$/gm

/** Sorts the ids of commands; the first call loads the tables of the system's language, 8 ms. */
const LOCALE_COMPARE = 'a.id.localeCompare(b.id)'

/** Throws an error of standard output, such as a full disk, as if it were a defect: main.ts has a handler of its own. */
const OUTPUT_HANDLER = /^process\.stdout\.on\('error', [^]*?^\}\);$/m

/** @type {import('esbuild').Plugin} */
export const slimOclif = {
  name: 'slim-oclif',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^(?:${Object.keys(REPLACEMENTS).join('|')})$`) }, ({ path, importer }) =>
      /@oclif[\\/]core[\\/]lib[\\/]/.test(importer) ? { path, namespace: 'slim-oclif' } : undefined,
    )
    // An ES import of it evaluates each property, and so opens standard input.
    onResolve({ filter: /^node:process$/ }, ({ path }) => ({ path, namespace: 'slim-oclif' }))
    onLoad({ filter: /.*/, namespace: 'slim-oclif' }, ({ path }) => ({
      contents: REPLACEMENTS[path] ?? '',
      loader: 'js',
    }))
    onLoad({ filter: /@oclif[\\/]core[\\/]lib[\\/].*\.js$/ }, async ({ path }) => ({
      contents: lazyRequires(await readFile(path, 'utf8')),
      loader: 'js',
    }))
  },
}

/**
 * Puts each `require` where its result is used, as Babel's `lazy` option for CommonJS does. esbuild runs a module once,
 * however often it is required.
 * @param {string} source CommonJS as TypeScript writes it
 */
export function lazyRequires(source) {
  /** @type {Map<string, string>} */
  const expressions = new Map()
  const rest = source
    .replace(LOCALE_COMPARE, '(a.id < b.id ? -1 : 1)')
    .replace(OUTPUT_HANDLER, '')
    .replace(REQUIRE, (_, name, expression) => {
      expressions.set(name, `(${expression})`)
      return ''
    })
  return rest.replace(/\b\w+_\d+\b/g, (name) => expressions.get(name) ?? name)
}

/** Fails when something of it is used, not when it is loaded. @param {string} name */
function missing(name) {
  return `module.exports = new Proxy({}, { get(_, key) {
    if (key === '__esModule') return true
    throw new Error('${name} is not part of the bundle, and its ' + String(key) + ' was used')
  } })`
}
