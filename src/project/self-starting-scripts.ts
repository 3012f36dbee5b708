import { join } from 'node:path'
import { readText } from './read-text.ts'

const MAX_FILES = 2_000
const MAX_BYTES = 256 * 1024
const BATCH_SIZE = 32

/** `python -m gevent.monkey $(which celery) …` in a Procfile or a script. */
const WRAPPED = /-m\s+gevent\.monkey\b/
const PATCHES = /\b(?:patch_all|monkey_patch)\s*\(/
const STARTS =
  /\bworker_main\s*\(|\bcelery\.(?:__main__|bin\.celery)\b|\bWorkController\s*\(|\.Worker\s*\(|\.start\s*\(\s*(?:argv\s*=\s*)?\[/

/**
 * Files of the project that patch the standard library for gevent or eventlet and then start a Celery worker themselves,
 * without `celery -A`.
 */
export async function findSelfStartingScripts(root: string, files: readonly string[]): Promise<string[]> {
  const candidates = files.filter((file) => /(?:^|\/)[^./]+$|\.(?:py|sh|ya?ml|toml|cfg|ini|conf|service)$/i.test(file))
  const found: string[] = []
  for (let i = 0; i < Math.min(candidates.length, MAX_FILES); i += BATCH_SIZE) {
    const batch = candidates.slice(i, i + BATCH_SIZE)
    const texts = await Promise.all(batch.map((file) => readText(join(root, file), MAX_BYTES)))
    batch.forEach((file, index) => {
      const text = texts[index] ?? ''
      if (WRAPPED.test(text) || (file.endsWith('.py') && PATCHES.test(text) && STARTS.test(text))) found.push(file)
    })
  }
  return found
}
