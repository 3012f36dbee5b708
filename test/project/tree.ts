import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A file's text or bytes, or a link. */
type Entry = string | Buffer | { readonly link: string }

/** Makes a folder with these files and takes it away when the test is over. Paths that end in / are empty folders. */
export function makeTree(entries: Readonly<Record<string, Entry>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'poolwise-')))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, entry] of Object.entries(entries)) {
    const file = join(root, path)
    mkdirSync(path.endsWith('/') ? file : dirname(file), { recursive: true })
    if (path.endsWith('/')) continue
    if (typeof entry === 'string' || Buffer.isBuffer(entry)) writeFileSync(file, entry, { mode: 0o755 })
    else symlinkSync(entry.link, file)
  }
  return root
}
