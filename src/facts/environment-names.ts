/** The usual names of an environment in a project's folder, in the order in which they are looked for. */
export const environmentNames: readonly string[] = ['.venv', 'venv', 'env', '.env']
