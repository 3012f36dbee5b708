// Records the inputs of a step, so that it is repeated only when they have changed.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './paths.js'

/**
 * A hash over names and contents of files and, recursively, of folders (relative to the checkout).
 * @param {readonly string[]} paths
 * @returns {string}
 */
export function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesUnder).sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false })
  if (stat === undefined) return []
  if (stat.isFile()) return [path]
  return readdirSync(join(root, path))
    .filter((name) => name !== '__pycache__')
    .flatMap((name) => filesUnder(`${path}/${name}`))
}

/** @param {string} file relative to the checkout @param {string} hash */
export const isStamped = (file, hash) => existsSync(join(root, file)) && readFileSync(join(root, file), 'utf8') === hash

/** @param {string} file relative to the checkout @param {string} hash */
export function stamp(file, hash) {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), hash)
}
