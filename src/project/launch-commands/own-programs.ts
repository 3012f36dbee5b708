import type { ProjectTexts } from '../programs/project-texts.ts'

const MANIFESTS = ['pyproject.toml', 'setup.cfg', 'setup.py']

/** Whether a program is the project's own: a script that its packaging declares, or a file of that name. */
export async function ownPrograms(texts: ProjectTexts): Promise<(program: string) => boolean> {
  const manifests = await Promise.all(MANIFESTS.map((file) => texts.read(file)))
  const declared = new Set(
    manifests.flatMap((text) =>
      [...(text ?? '').matchAll(/^[ \t]*["']?([\w.-]+)["']?[ \t]*=[ \t]*["']?[A-Za-z_][\w.]*:[A-Za-z_]/gm)].map(
        ([, name]) => name!,
      ),
    ),
  )
  // Flask's own program starts the commands of the application that it is given.
  return (program) => {
    const name = program.split(/[\\/]/).at(-1)!
    return (
      name === 'flask' || declared.has(name) || texts.files.some((file) => file === name || file.endsWith(`/${name}`))
    )
  }
}
