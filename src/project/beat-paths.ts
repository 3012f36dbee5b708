import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'
import type { BeatCommand, BeatFile, BeatPathFact } from '../facts/beat.ts'
import { startOfText } from '../platform/read-file.ts'
import { formatOf } from './launch-commands/find-launch-commands.ts'
import { readText } from './read-text.ts'

const MAX_FILES = 400
const MAX_BYTES = 256 * 1024

/** beat's own scheduler is the only one that writes a file. */
const WRITES_A_FILE = /^celery\.beat[.:]PersistentScheduler$/

/** Their paths are those of an image, of a job's machine, or of another system. */
const ELSEWHERE =
  /docker|container|compose|k8s|kube|helm|chart|entrypoint|\.gitlab-ci|\.github\/|(?:^|\/)\.?ci\/|\.(?:bat|cmd|ps1)$/i
const IMAGE = /(?:^|\/)[^/]*(?:dockerfile|containerfile|compose)[^/]*$/i
/** Their paths are those of a server. */
const SERVICE = /\.service(?:\.\w+)?$|supervisor|\.conf$|\.ini$/
/** Folders in which a whole project is installed: without it, the path belongs to another machine. */
const OF_A_DEPLOYMENT = /^\/(?:srv|opt|home|Users|root|usr|usr\/src|usr\/local|mnt|media|data)?$/
const CHANGES_FOLDER = /\b(?:cd|pushd)\s|--workdir|WorkingDirectory\s*=|^[ \t]*(?:directory|chdir)\s*=/m
const MAKES = /\bmkdir\b|\bmakedirs\b|\binstall\s+-\w*d|\b(?:Runtime|State|Logs|Cache)Directory\s*=|^[dD]!?\s+\//m

interface Named extends BeatFile {
  readonly command: BeatPathFact['command']
}

/**
 * The files of beat that it can't write on this machine.
 * @param filename the setting beat_schedule_filename
 * @param scheduler the setting beat_scheduler; null: Celery's default
 */
export async function findBeatPaths(
  root: string,
  files: readonly string[],
  commands: readonly BeatCommand[],
  filename: string | null,
  scheduler: string | null,
): Promise<BeatPathFact[]> {
  const writes = (own: string | null) => WRITES_A_FILE.test(own ?? scheduler ?? 'celery.beat:PersistentScheduler')
  const named: Named[] = commands.flatMap(({ file, line, prose, scheduler: own, paths = [] }) =>
    paths
      .filter(({ what }) => what === 'pid file' || writes(own))
      .map((one) => ({ ...one, command: { file, line, prose } })),
  )
  const overridden =
    commands.length > 0 && commands.every(({ paths = [] }) => paths.some((one) => one.what === 'schedule'))
  if (filename !== null && writes(null) && !overridden) named.push({ what: 'schedule', path: filename, command: null })
  const found: BeatPathFact[] = []
  for (const one of named) {
    const fact = await judged(root, files, one)
    if (fact !== null) found.push(fact)
  }
  return found
}

async function judged(
  root: string,
  files: readonly string[],
  { command, ...one }: Named,
): Promise<BeatPathFact | null> {
  if (command !== null && ELSEWHERE.test(command.file)) return null
  const service = command !== null && SERVICE.test(command.file)
  const absolute = isAbsolute(one.path)
  if (absolute && command?.prose === true) return null
  const text = command === null ? '' : ((await readText(join(root, command.file), MAX_BYTES)) ?? '')
  if (!absolute && CHANGES_FOLDER.test(text)) return null
  const places = absolute ? [root] : [root, dirname(join(root, command?.file ?? 'x'))]
  const folders = [...new Set(places.map((place) => dirname(resolve(place, one.path))))]
  const existing = await firstFolder(folders)
  if (existing === null) {
    const folder = folders[0]!
    if (absolute && !folder.startsWith(root)) {
      // systemd-tmpfiles makes folders below /run at boot.
      if (service && /^(?:\/var)?\/run\//.test(folder)) return null
      if (OF_A_DEPLOYMENT.test(await nearestFolder(folder))) return null
      if (await runsInImage(root, files, command?.file ?? null)) return null
    }
    if (await isMade(root, files, basename(folder))) return null
    return { ...one, problem: 'no folder', detail: absolute ? folder : dirname(one.path), command }
  }
  const path = join(existing, basename(one.path))
  if (one.what === 'pid file') {
    const holder = heldBy(path)
    if (holder !== null) return { ...one, problem: 'held', detail: holder, command }
  }
  // A service has a user of its own.
  if (service) return null
  const closed = await notWritable(path, existing)
  return closed === null ? null : { ...one, problem: 'not writable', detail: closed, command }
}

async function firstFolder(folders: readonly string[]): Promise<string | null> {
  for (const folder of folders) if (await isFolder(folder)) return folder
  return null
}

const isFolder = async (path: string): Promise<boolean> => (await stat(path).catch(() => null))?.isDirectory() ?? false

async function nearestFolder(folder: string): Promise<string> {
  const above = dirname(folder)
  return above === folder || (await isFolder(above)) ? above : nearestFolder(above)
}

async function notWritable(path: string, folder: string): Promise<string | null> {
  const closed = async (one: string): Promise<boolean> => {
    try {
      await access(one, constants.W_OK)
      return false
    } catch (error) {
      return ['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')
    }
  }
  if (await closed(path)) return path
  const exists = (await stat(path).catch(() => null)) !== null
  return !exists && (await closed(folder)) ? folder : null
}

/**
 * The process that a pid file names, if it is another program: its number was given again after beat ended. Celery removes the
 * file of a process that has ended or that belongs to another user, and refuses to start beside any other one:
 * https://github.com/celery/celery/blob/v5.6.2/celery/platforms.py#L194
 */
function heldBy(path: string): string | null {
  const pid = /^(\d{1,10})\n/.exec(startOfText(path, 40))?.[1]
  if (pid === undefined || Number(pid) === 0) return null
  try {
    process.kill(Number(pid), 0)
  } catch {
    return null
  }
  // Without /proc the process may be beat itself.
  const words = startOfText(`/proc/${pid}/cmdline`).split('\0').filter(Boolean)
  const [program] = words
  // An own script may run beat, in any program of Python.
  if (program === undefined || /celery|beat|python|poolwise/i.test(words.join(' '))) return null
  return `process ${pid}, ${basename(program)}`
}

/** Files for images start Celery or the script. */
async function runsInImage(root: string, files: readonly string[], file: string | null): Promise<boolean> {
  const images = files.filter((one) => IMAGE.test(one)).slice(0, MAX_FILES)
  const texts = await Promise.all(images.map((one) => readText(join(root, one), MAX_BYTES)))
  return texts.some((text) => text?.includes('celery') || (file !== null && text?.includes(basename(file))))
}

/** Something in the project makes a folder of this name. */
async function isMade(root: string, files: readonly string[], name: string): Promise<boolean> {
  const makers = files
    .filter((one) => formatOf(one) !== null || /\.(?:py|conf|ya?ml|j2)$/.test(one))
    .slice(0, MAX_FILES)
  for (const file of makers) {
    const text = await readText(join(root, file), MAX_BYTES)
    if (text?.includes(name) !== true) continue
    // Python code has a name for the folder.
    const parts = file.endsWith('.py') ? [text] : text.split('\n').filter((line) => line.includes(name))
    if (parts.some((part) => MAKES.test(part))) return true
  }
  return false
}
