import type { Program } from '../../facts/program.ts'
import { aboutRoot } from '../launch-commands/about-root.ts'
import { compose } from '../launch-commands/formats/compose.ts'
import { systemd } from '../launch-commands/formats/systemd.ts'
import { composeServices } from './compose-services.ts'
import { limitedText } from '../limited-text.ts'
import { nextTurn } from '../next-turn.ts'
import { textBudget } from '../text-budget.ts'
import { projectTexts } from './project-texts.ts'
import { systemdUnit } from './systemd-unit.ts'

const MAX_FILES = 100

/**
 * The programs that the project's Compose files and systemd units start: workers, and the web processes beside them.
 * A file that can't be parsed has none.
 * @param files relative to the root
 * @param above those of the repository outside of the project, of which only programs of the project count
 */
export async function findPrograms(
  root: string,
  files: readonly string[],
  above: readonly string[] = [],
): Promise<Program[]> {
  const all = [...files, ...above]
  const texts = projectTexts(root, all)
  const about = aboutRoot(root, files)
  const readers = [
    { format: compose, read: composeServices },
    { format: systemd, read: systemdUnit },
  ]
  const found: Program[] = []
  const budget = textBudget()
  for (const file of all.filter((one) => readers.some(({ format }) => format.matches(one))).slice(0, MAX_FILES)) {
    const text = await texts.read(file)
    const reader = readers.find(({ format }) => format.matches(file))!
    const read = limitedText(text ?? '').text
    await nextTurn()
    if (text === null || !budget.parse(read, file)) continue
    const programs = await reader.read(read, file, texts).catch(() => [])
    for (const { holds, built: _built, ...program } of programs) {
      const { command: argv, folder } = program
      const placed = { argv, ...(folder !== null && { folder }), holds, platforms: ['linux'] }
      if (!file.startsWith('../') || (await about.place(placed, file, false)) !== null) found.push(program)
    }
  }
  return found
}
