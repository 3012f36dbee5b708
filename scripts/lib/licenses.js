// THIRD-PARTY-LICENSES: the licence texts of all packages whose code is in dist/.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from './paths.js'

/** Texts of packages that are published without one, by name, taken from their repositories. */
const SUPPLIED = join(root, 'scripts', 'licenses')

const RULE = '='.repeat(80)

/**
 * @typedef {object} BundledPackage
 * @property {string} name
 * @property {string} version
 * @property {string} license SPDX expression
 * @property {string} folder absolute path
 */

/**
 * The packages with code in the bundle, by name.
 * @param {import('esbuild').Metafile} metafile @param {string} [from] what its paths are relative to
 * @returns {BundledPackage[]}
 */
export function bundledPackages(metafile, from = root) {
  /** @type {Map<string, BundledPackage>} */
  const found = new Map()
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const file of Object.keys(inputs)) {
      // Greedy: of a package inside another one's node_modules, the inner.
      const path = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]
      if (path === undefined) continue
      const folder = resolve(from, path)
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
      found.set(`${name} ${version}`, { name, version, license, folder })
    }
  }
  return [...found.values()].toSorted((a, b) =>
    a.name === b.name ? order(a.version, b.version) : order(a.name, b.name),
  )
}

/** @param {string} a @param {string} b */
const order = (a, b) => (a < b ? -1 : 1)

/** @param {readonly BundledPackage[]} packages @returns {string} @throws when one of them has no licence text */
export function thirdPartyLicenses(packages) {
  const sections = packages.map((bundled) => `${RULE}\n${heading(bundled)}\n\n${licenseText(bundled)}\n`)
  return `poolwise contains code of the following packages, each under its own licence.\n\n${sections.join('\n')}`
}

/** @param {BundledPackage} bundled */
export const heading = ({ name, version, license }) => `${name} ${version} (${license})`

/** @param {BundledPackage} bundled */
function licenseText({ name, version, folder }) {
  const files = readdirSync(folder).filter((file) => /^(licen[sc]e|copying|notice)/i.test(file))
  const supplied = join(SUPPLIED, `${name.replace('/', '__')}.txt`)
  const paths = files.length > 0 ? files.toSorted(order).map((file) => join(folder, file)) : [supplied]
  const text = paths
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n')
  if (text !== '') return text
  throw new Error(`${name} ${version} is published without a licence text: put that of its repository into ${supplied}`)
}
