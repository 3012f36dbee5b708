import { join } from 'node:path'
import { appVariables } from '../../celery-command/names-no-app.ts'
import { readText } from '../read-text.ts'

const MAX_FILES = 1_000
const BATCH_SIZE = 32

/**
 * Whether Celery's default app is configured, which it reads from `celeryconfig.py` beside the worker, or whether one of the
 * variables may name another.
 */
export async function defaultAppIsConfigured(
  root: string,
  files: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<boolean> {
  if (appVariables.some((name) => env[name] !== undefined)) return true
  if (files.some((file) => /(?:^|\/)celeryconfig(?:\.py|\/__init__\.py)$/.test(file))) return true
  const texts = files.filter((file) => !/\.(?:lock|js|ts|css|html|po|svg|csv)$/.test(file)).slice(0, MAX_FILES)
  for (let i = 0; i < texts.length; i += BATCH_SIZE) {
    const batch = await Promise.all(
      texts.slice(i, i + BATCH_SIZE).map((file) => readText(join(root, file), 256 * 1024)),
    )
    if (batch.some((text) => text !== null && appVariables.some((name) => text.includes(name)))) return true
  }
  return false
}
