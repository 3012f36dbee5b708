import { join } from 'node:path'
import type { BeatMentionFact } from '../facts/beat.ts'
import { readText } from './read-text.ts'
import type { ProjectFiles } from './walk.ts'

const MAX_FILES = 5_000
const MAX_BYTES = 200_000
const BATCH_SIZE = 32

/** Written by tools, or lists of files: GitHub's template for Python's .gitignore has `celerybeat-schedule`. */
const NO_WITNESS = /\.(?:lock|css|html|po)$|(?:^|\/)\.\w*ignore$/
/** Also `celerybeat.service`; not `beat_schedule`, `CELERYBEAT_SCHEDULE` or `django_celery_beat`. */
const SAYS_BEAT = /(?<!\w)(?:celery|red)?beat(?!\w)/i

/** Code starts beat, or passes it to Celery: `["celery", "beat"]`, `app.Beat()`. Its comments explain the schedule. */
const STARTS_BEAT = /["']beat["']|\bcelery\b[^\n#]*\sbeat\b|\bBeat\(|["'\s](?:-B|--beat)\b/

/** Whether anything in the project speaks of beat, in whatever form: then somebody may start it in a way that is not read as a command. */
export async function findBeatMention(root: string, { files, complete }: ProjectFiles): Promise<BeatMentionFact> {
  const witnesses = files.filter((file) => !NO_WITNESS.test(file))
  const named = witnesses.find((file) => SAYS_BEAT.test(file.replaceAll(/[_/]/g, ' ')))
  if (named !== undefined) return { file: named, complete: true }
  const read = witnesses.slice(0, MAX_FILES)
  for (let i = 0; i < read.length; i += BATCH_SIZE) {
    const batch = read.slice(i, i + BATCH_SIZE)
    const texts = await Promise.all(batch.map((file) => readText(join(root, file), MAX_BYTES)))
    const at = texts.findIndex((text, index) => text !== null && speaksOfBeat(batch[index]!, text))
    if (at >= 0) return { file: batch[at]!, complete: true }
  }
  return { file: null, complete: complete && read.length === witnesses.length }
}

const speaksOfBeat = (file: string, text: string): boolean =>
  (file.endsWith('.py') ? STARTS_BEAT : SAYS_BEAT).test(text)
