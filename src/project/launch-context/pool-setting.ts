import { join } from 'node:path'
import { readText } from '../read-text.ts'

const MAX_FILES = 2_000
const AT_ONCE = 32

/** Files that set worker settings: Python, and files with the variables that Celery or Django reads. */
const READ = /\.py$|(?:^|\/)\.env[\w.-]*$|\.env$/
const SPEAKS = /worker_pool\b|celeryd_pool\b/i

/** The first place (file:line) in the project that mentions the pool setting, perhaps for one system only. */
export async function poolSetting(root: string, files: readonly string[]): Promise<string | null> {
  const readable = files.filter((file) => READ.test(file)).slice(0, MAX_FILES)
  for (let i = 0; i < readable.length; i += AT_ONCE) {
    const batch = readable.slice(i, i + AT_ONCE)
    const texts = await Promise.all(batch.map((file) => readText(join(root, file), 512 * 1024)))
    const at = texts.findIndex((text) => text !== null && SPEAKS.test(text))
    if (at >= 0) return `${batch[at]!}:${texts[at]!.split('\n').findIndex((line) => SPEAKS.test(line)) + 1}`
  }
  return null
}
