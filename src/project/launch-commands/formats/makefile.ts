import { makeVariables } from '../make-variables.ts'
import { commandsOn, logicalLines, named, type LaunchFormat } from '../format.ts'

export const makefile: LaunchFormat = {
  name: 'Makefile',
  kind: 'machine',
  inItsFolder: true,
  matches: (path) => /^(?:[^/]+\/)?(?:GNUm|[Mm])akefile$|^(?:make|scripts)\/[^/]+\.mk$/.test(path),
  read(text) {
    let target: string | undefined
    const lines = logicalLines(text, 'posix')
    const filled = makeVariables(lines.map((line) => line.text))
    return lines.flatMap(({ text: line, line: number }) => {
      target = /^([\w.-]+)\s*:(?!=)/.exec(line)?.[1] ?? target
      // A recipe line starts with a tab, or follows its target after `;`.
      const recipe = /^\t\s*[@+-]*\s*(.+)$/.exec(line)?.[1] ?? /^[\w.-]+\s*:[^=;]*;\s*[@+-]*(.+)$/.exec(line)?.[1]
      return recipe ? named(commandsOn(filled(recipe).replaceAll('$$', '$'), number, 'posix', []), target) : []
    })
  },
}
