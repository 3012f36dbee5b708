import { join } from 'node:path'
import { readText } from '../read-text.ts'

const MAX_FILES = 2_000
const BATCH_SIZE = 32

/** Files that set worker settings: Python, and files with the variables that Celery or Django reads. */
const SOURCE_FILE = /\.py$|(?:^|\/)\.env[\w.-]*$|\.env$/
const NAMES_POOL_SETTING = /worker_pool\b|celeryd_pool\b/i

/** The first place (file:line) in the project that mentions the pool setting, perhaps for one system only. */
export async function poolSetting(root: string, files: readonly string[]): Promise<string | null> {
  const readable = files.filter((file) => SOURCE_FILE.test(file)).slice(0, MAX_FILES)
  for (let i = 0; i < readable.length; i += BATCH_SIZE) {
    const batch = readable.slice(i, i + BATCH_SIZE)
    const texts = await Promise.all(batch.map((file) => readText(join(root, file), 512 * 1024)))
    const at = texts.findIndex((text) => text !== null && NAMES_POOL_SETTING.test(text))
    if (at >= 0) return `${batch[at]!}:${texts[at]!.split('\n').findIndex((line) => NAMES_POOL_SETTING.test(line)) + 1}`
  }
  return null
}
