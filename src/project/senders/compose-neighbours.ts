import { posix } from 'node:path'
import type { Program } from '../../facts/program.ts'
import type { ProjectTexts } from '../programs/project-texts.ts'
import { settingsModule } from '../django.ts'
import { imageSettings } from './image-settings.ts'
import type { Sender } from './sender.ts'

/** Variables that choose settings, or are settings. */
const CHOOSES = /SETTING|CONFIG|ENV|STAGE|MODE|PROFILE|BROKER|REDIS|RABBIT|AMQP|CELERY|QUEUE|DEBUG/i
const VARIABLE = 'DJANGO_SETTINGS_MODULE'

/** The web processes and beats beside a worker in a Compose file, where the environments of the two differ. */
export async function composeNeighbours(programs: readonly Program[], texts: ProjectTexts): Promise<Sender[]> {
  const found: Sender[] = []
  const image = await imageSettings(texts)
  for (const worker of programs.filter(({ command }) => startsWorker(command))) {
    for (const sender of programs.filter(({ file, command }) => file === worker.file && sends(command))) {
      const env = { ...image, ...(await defaults(sender, texts)), ...sender.env }
      const workerEnv = { ...image, ...worker.env }
      const names = [...new Set([...Object.keys(sender.env), ...Object.keys(worker.env)])]
      const variables = names.filter((name) => CHOOSES.test(name) && sender.env[name] !== worker.env[name])
      if (variables.length === 0 || !(await isWhole(worker.file, texts))) continue
      // The value comes from the shell that runs Compose.
      if (variables.some((name) => [sender.env[name], worker.env[name]].some((value) => value?.includes('$')))) continue
      const where = `${sender.file}:${sender.line}`
      found.push({ where, by: 'environment', name: `service ${sender.name}`, env, workerEnv, variables })
    }
  }
  return found
}

/** The word `worker` is the subcommand, not part of the app's name: `celery -A worker.celery flower`. */
const startsWorker = (command: readonly string[]): boolean => {
  const text = command.join(' ')
  return /\bcelery\b/.test(text) && /(?<!\s-A|\s--app)\sworker(?=[\s"';&|)]|$)/.test(text)
}

const sends = (command: readonly string[]): boolean => {
  const text = command.join(' ')
  if (startsWorker(command)) return false
  return (
    /\b(?:gunicorn|uvicorn|daphne|hypercorn|uwsgi|waitress-serve|granian|runserver)\b|\bflask\b.*\brun\b/.test(text) ||
    (/\bcelery\b/.test(text) && /\bbeat\b/.test(text))
  )
}

/** The settings that a web process has where its environment names none: those of wsgi.py or manage.py. */
async function defaults({ command }: Program, texts: ProjectTexts): Promise<Record<string, string>> {
  const text = command.join(' ')
  const module = /\b([\w.]+\.[aw]sgi)\b/.exec(text)?.[1]?.replaceAll('.', '/')
  const wanted = module === undefined ? (/manage\.py/.test(text) ? 'manage.py' : null) : `${module}.py`
  if (wanted === null) return {}
  const file = texts.files.find((one) => one === wanted || one.endsWith(`/${wanted}`))
  const settings = file === undefined ? null : settingsModule((await texts.read(file)) ?? '')
  return settings === null ? {} : { [VARIABLE]: settings }
}

/** Every file of variables that the Compose file names is there, and it takes nothing over from another file. */
async function isWhole(file: string, texts: ProjectTexts): Promise<boolean> {
  const text = (await texts.read(file)) ?? ''
  if (/^[ \t]*(?:extends|include):/m.test(text)) return false
  const named = [...text.matchAll(/^[ \t]*env_file:[ \t]*(\S.*)?\n?((?:[ \t]*-[^\n]*\n?)*)/gm)].flatMap(
    ([, inline, list]) =>
      `${inline ?? ''}\n${list ?? ''}`.match(/[\w./-]+/g)?.filter((word) => /[\w]/.test(word) && word !== 'path') ?? [],
  )
  return named.every((path) => texts.files.includes(posix.join(posix.dirname(file), path)))
}
