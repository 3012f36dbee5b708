import { best, named, type Named } from './named.ts'
import { entries, written } from './pyproject.ts'
import { requirementLine } from './toml-line.ts'

const NO_PACKAGES = new Set(['source', 'requires', 'scripts', 'pipenv'])

/** What is installed without being asked for, by Pipenv and by pixi. */
const ALWAYS = new Set(['packages', 'dependencies', 'pypi-dependencies'])

/** The requirement in a Pipfile (`[packages]`, `[dev-packages]`, a category of its own), or in pixi.toml. */
export async function inPipfile(text: string): Promise<Named | null> {
  const { parse } = await import('smol-toml')
  let document: unknown
  try {
    document = parse(text)
  } catch {
    return null
  }
  const found = best(
    entries(document)
      .filter(([category]) => !NO_PACKAGES.has(category))
      .flatMap(([category, packages]) =>
        entries(packages).map(([name, value]) =>
          named(
            name,
            written(name, value),
            1,
            ALWAYS.has(category) ? null : { kind: 'group', name: category, byDefault: false },
          ),
        ),
      ),
  )
  return found && { ...found, line: requirementLine(text, found.package) }
}
