import { commandsOn, logicalLines, named, type LaunchFormat } from '../format.ts'

/** just runs recipes with sh, on Windows with sh or PowerShell; `[windows]` above a recipe is for Windows alone. */
export const justfile: LaunchFormat = {
  name: 'justfile',
  kind: 'machine',
  inItsFolder: true,
  matches: (path) => /^(?:[^/]+\/)?\.?justfile$|\.just$/i.test(path),
  read(text) {
    const everywhere = /^set\s+shell\s*:=\s*\[\s*["'](?:powershell|pwsh|cmd)/m.test(text) ? ['windows'] : []
    let platforms: readonly string[] = []
    let attributes: string[] = []
    let name: string | undefined
    return logicalLines(text, 'posix').flatMap(({ text: line, line: number }) => {
      const attribute = /^\[(linux|macos|windows|unix)\]\s*$/.exec(line)?.[1]
      if (attribute) {
        attributes.push(...(attribute === 'unix' ? ['linux', 'macos'] : [attribute]))
        return []
      }
      if (/^\S/.test(line) && !line.startsWith('[') && !line.startsWith('#')) {
        platforms = attributes
        name = /^@?([\w-]+)(?!\s*:=)(?:\s.*)?:/.exec(line)?.[1]
        attributes = []
        return []
      }
      const recipe = /^\s+[@-]*(.+)$/.exec(line)?.[1]
      return recipe
        ? named(commandsOn(recipe, number, 'posix', platforms.length > 0 ? platforms : everywhere), name)
        : []
    })
  },
}
