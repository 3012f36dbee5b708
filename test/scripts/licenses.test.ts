import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Metafile } from 'esbuild'
import { expect, it } from 'vitest'
import { bundledPackages, thirdPartyLicenses } from '../../scripts/lib/licenses.js'

/** node_modules with these packages, and a bundle that has taken code from all of them. */
function bundleOf(packages: Record<string, Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'licenses-'))
  const inputs: Record<string, { bytesInOutput: number }> = { 'src/main.ts': { bytesInOutput: 1 } }
  for (const [path, { version = '1.0.0', ...files }] of Object.entries(packages)) {
    const name = /((?:@[^/]+\/)?[^/]+)$/.exec(path)![0]
    const manifest = JSON.stringify({ name, version, license: 'MIT' })
    for (const [file, text] of Object.entries({ ...files, 'package.json': manifest, 'lib/index.js': '' })) {
      mkdirSync(dirname(join(folder, path, file)), { recursive: true })
      writeFileSync(join(folder, path, file), text)
    }
    inputs[`${path}/lib/index.js`] = { bytesInOutput: 1 }
  }
  const output = { inputs, bytes: 1, imports: [], exports: [] }
  const metafile: Metafile = { inputs: {}, outputs: { 'dist/a.js': output, 'dist/b.js': output } }
  return bundledPackages(metafile, folder)
}

it('names every package once a version, scopes and nested packages included', () => {
  const LICENSE = 'text'
  const packages = bundleOf({
    'node_modules/wrap': { LICENSE },
    'node_modules/wrap/node_modules/ansi': { version: '2.0.0', LICENSE },
    'node_modules/ansi': { LICENSE },
    'node_modules/other/node_modules/ansi': { LICENSE },
    'node_modules/@scope/name': { LICENSE },
    '../elsewhere/node_modules/linked': { LICENSE },
  })
  expect(packages.map(({ name, version }) => `${name} ${version}`)).toEqual([
    '@scope/name 1.0.0',
    'ansi 1.0.0',
    'ansi 2.0.0',
    'linked 1.0.0',
    'wrap 1.0.0',
  ])
})

it.each(['LICENSE', 'license', 'LICENCE.md', 'LICENSE-MIT.txt', 'License.txt', 'COPYING'])(
  'takes the text of %s',
  (file) =>
    expect(thirdPartyLicenses(bundleOf({ 'node_modules/a': { [file]: 'Permission\r\nis granted\n' } }))).toContain(
      'a 1.0.0 (MIT)\n\nPermission\nis granted\n',
    ),
)

it('takes all texts of a package, and its notice', () =>
  expect(
    thirdPartyLicenses(bundleOf({ 'node_modules/a': { 'LICENSE.BSD': 'b', 'LICENSE.APACHE': 'a', NOTICE: 'n' } })),
  ).toContain('a\n\nb\n\nn\n'))

it('takes the text that is kept here for a package which is published without one', () =>
  expect(thirdPartyLicenses(bundleOf({ 'node_modules/saxes': {} }))).toContain('Isaac Z. Schlueter'))

it.each([{}, { LICENSE: ' \n' }])('refuses a package without a licence text: %j', (files) => {
  const packages = bundleOf({ 'node_modules/@scope/name': files })
  expect(() => thirdPartyLicenses(packages)).toThrow(/@scope\/name 1\.0\.0 .* without a licence text/)
})
