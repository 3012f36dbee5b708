const MANIFEST = /(?:^|\/)(?:pyproject\.toml|requirements[\w.-]*\.(?:txt|in)|Pipfile|setup\.py|setup\.cfg)$/

/**
 * Folders below the root with their own requirements, if the root has requirements too: their commands use another
 * environment. `requirements/base.txt` and the like belong to the folder above.
 */
export function otherProjects(files: readonly string[]): string[] {
  const folders = files.filter((file) => MANIFEST.test(file)).map((file) => file.split('/').slice(0, -1).join('/'))
  const own = folders.filter((folder) => !/(?:^|\/)requirements?$/.test(folder))
  return own.includes('') ? [...new Set(own.filter((folder) => folder !== ''))] : []
}
