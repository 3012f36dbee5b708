import { join } from 'node:path'
import type { QueueMentionsFact } from '../facts/queues.ts'
import { readText } from './read-text.ts'
import type { ProjectFiles } from './walk.ts'

const MAX_FILES = 5_000
const MAX_BYTES = 200_000
const BATCH_SIZE = 32

/** Source code and generated text, which start workers only with commands. */
const SOURCE = /\.(?:py|lock|js|ts|css|html|po)$/
/** `-Q`, `--queues`, `CELERY_QUEUES:`, `worker_queues =` */
const NAMES_QUEUES = /(?:^|[\s"'[=])(?:-Q|--queues|\w*QUEUES?\b)/i

/**
 * The queues named in a manifest, a playbook or a similar file, next to `-Q` or a word for queues: such files start
 * workers in forms that are not read as commands.
 */
export async function findQueueMentions(
  root: string,
  { files, complete }: ProjectFiles,
  queues: readonly string[],
): Promise<QueueMentionsFact> {
  const texts = files.filter((file) => !SOURCE.test(file))
  const patterns = queues.map((queue) => ({ queue, pattern: wordPattern(queue) }))
  const found = new Set<string>()
  for (let i = 0; i < Math.min(texts.length, MAX_FILES) && found.size < queues.length; i += BATCH_SIZE) {
    const batch = texts.slice(i, i + BATCH_SIZE)
    for (const text of await Promise.all(batch.map((file) => readText(join(root, file), MAX_BYTES)))) {
      if (text === null || !NAMES_QUEUES.test(text)) continue
      for (const { queue, pattern } of patterns) if (pattern.test(text)) found.add(queue)
    }
  }
  return { queues: queues.filter((queue) => found.has(queue)), complete: complete && texts.length <= MAX_FILES }
}

const wordPattern = (queue: string) =>
  new RegExp(`(?<![\\w-])${queue.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`)
