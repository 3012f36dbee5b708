import { commandsOn, logicalLines, type LaunchFormat } from '../format.ts'

export const makefile: LaunchFormat = {
  name: 'Makefile',
  kind: 'machine',
  inItsFolder: true,
  matches: (path) => /^(?:[^/]+\/)?(?:GNUm|[Mm])akefile$|^(?:make|scripts)\/[^/]+\.mk$/.test(path),
  read: (text) =>
    logicalLines(text, 'posix').flatMap(({ text: line, line: number }) => {
      // A recipe line starts with a tab, or follows its target after `;`.
      const recipe = /^\t\s*[@+-]*\s*(.+)$/.exec(line)?.[1] ?? /^[\w.-]+\s*:[^=;]*;\s*[@+-]*(.+)$/.exec(line)?.[1]
      return recipe ? commandsOn(recipe.replaceAll('$$', '$'), number, 'posix', []) : []
    }),
}
