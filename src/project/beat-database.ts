import { join } from 'node:path'
import type { BeatDatabaseFact } from '../facts/beat.ts'
import { formatOf } from './launch-commands/find-launch-commands.ts'
import { isProductionCode } from './production-code.ts'
import { readText } from './read-text.ts'

const MAX_FILES = 1_500
const MAX_BYTES = 256 * 1024

/** A setting, a variable that Celery's command line reads (CELERY_BEAT_SCHEDULER), or the class itself. */
const SCHEDULER =
  /BEAT_SCHEDULER|DatabaseScheduler|django_celery_beat\.schedulers|beat_scheduler["']?\s*[=:]|--scheduler\b|scheduler_cls/

const MODELS = /^\s*(?:from\s+django_celery_beat\.models\s+import|from\s+django_celery_beat\s+import\s+.*\bmodels\b)/

/** What a project's files say about a schedule in Django's database. Documentation and comments start nothing. */
export async function findBeatDatabase(root: string, files: readonly string[]): Promise<BeatDatabaseFact> {
  let usedAt: string | null = null
  let schedulerAt: string | null = null
  const read = files.filter((file) => !/\.(?:lock|js|ts|css|html|po|svg|csv|md|rst)$/.test(file)).slice(0, MAX_FILES)
  for (const file of read) {
    if (formatOf(file)?.kind === 'prose') continue
    const text = await readText(join(root, file), MAX_BYTES)
    if (text === null || !/beat|scheduler/i.test(text)) continue
    for (const [index, line] of text.split('\n').entries()) {
      if (/^\s*(?:#|\/\/|;)/.test(line)) continue
      if (SCHEDULER.test(line)) schedulerAt ??= `${file}:${index + 1}`
      if (file.endsWith('.py') && isProductionCode(file) && MODELS.test(line)) usedAt ??= `${file}:${index + 1}`
    }
  }
  return { usedAt, schedulerAt }
}
