import type { Program } from '../../facts/program.ts'
import { compose } from '../launch-commands/formats/compose.ts'
import { systemd } from '../launch-commands/formats/systemd.ts'
import { composeServices } from './compose-services.ts'
import { projectTexts } from './project-texts.ts'
import { systemdUnit } from './systemd-unit.ts'

const MAX_FILES = 100

/**
 * The programs that the project's Compose files and systemd units start: workers, and the web processes beside them.
 * A file that can't be parsed has none.
 * @param files relative to the root
 */
export async function findPrograms(root: string, files: readonly string[]): Promise<Program[]> {
  const texts = projectTexts(root, files)
  const readers = [
    { format: compose, read: composeServices },
    { format: systemd, read: systemdUnit },
  ]
  const found: Program[] = []
  for (const file of files.filter((one) => readers.some(({ format }) => format.matches(one))).slice(0, MAX_FILES)) {
    const text = await texts.read(file)
    const reader = readers.find(({ format }) => format.matches(file))!
    if (text !== null) found.push(...(await reader.read(text, file, texts).catch(() => [])))
  }
  return found
}
