import { expect, test } from 'vitest'
import { fromOsRelease, fromPlist } from '../../src/platform/system-name.ts'

test.each([
  ['NAME="Debian GNU/Linux"\nVERSION_ID="12"\nID=debian\n', 'Debian GNU/Linux 12'],
  ["NAME=Fedora\nVERSION_ID='41'", 'Fedora 41'],
  ['NAME="Arch Linux"\nID=arch\n', 'Arch Linux'],
  ['PRETTY_NAME="x"\n', null],
  [null, null],
])('%j is %j', (text, name) => {
  expect(fromOsRelease(text)).toBe(name)
})

test('macOS', () => {
  const plist =
    '<dict>\n<key>ProductName</key>\n<string>macOS</string>\n<key>ProductVersion</key>\n<string>15.1</string>'
  expect(fromPlist(plist)).toBe('macOS 15.1')
})
