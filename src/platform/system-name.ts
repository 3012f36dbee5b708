import { readFileSync } from 'node:fs'
import { version } from 'node:os'
import { hostOs } from './os.ts'

/**
 * Name and version of the system, such as `Debian GNU/Linux 12`; null where it doesn't say. Only files are read: the
 * programs that tell more (hostname, sw_vers, lsb_release) would be looked up on PATH, and some ask the network.
 */
export function systemName(): string | null {
  switch (hostOs()) {
    case 'windows':
      return version()
    case 'macos':
      return fromPlist(read('/System/Library/CoreServices/SystemVersion.plist'))
    case 'linux':
      // In this order: https://www.freedesktop.org/software/systemd/man/latest/os-release.html
      return fromOsRelease(read('/etc/os-release') ?? read('/usr/lib/os-release'))
  }
}

export function fromOsRelease(text: string | null): string | null {
  const value = (name: string) =>
    new RegExp(`^${name}=(["']?)(.*)\\1\\s*$`, 'm').exec(text ?? '')?.[2]?.replaceAll(/\\(.)/g, '$1')
  return words(value('NAME'), value('VERSION_ID'))
}

export function fromPlist(text: string | null): string | null {
  const value = (name: string) => new RegExp(`<key>${name}</key>\\s*<string>([^<]*)</string>`).exec(text ?? '')?.[1]
  return words(value('ProductName'), value('ProductVersion'))
}

const words = (...given: readonly (string | undefined)[]): string | null => given.filter(Boolean).join(' ') || null

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
