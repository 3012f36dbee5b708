/** Never the project's own code, whatever they contain. */
const SKIPPED = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  'site-packages',
  'dist-packages',
  '__pycache__',
  '__pypackages__',
])

/** Usually the output of a tool; a Python package may have such a name as well. */
const OUTPUT = new Set(['dist', 'build', 'htmlcov', 'staticfiles', 'coverage', 'target'])

/** Folders with a leading dot belong to tools (`.mypy_cache`, `.tox`, `.venv`), except those that people write themselves. */
const CONFIG_FOLDERS = new Set([
  '.github',
  '.gitlab',
  '.gitea',
  '.forgejo',
  '.circleci',
  '.buildkite',
  '.azure',
  '.vscode',
  '.idea',
  '.run',
  '.devcontainer',
  '.docker',
  '.kube',
  '.k8s',
  '.helm',
  '.deploy',
  '.ebextensions',
  '.platform',
  '.envs',
  '.config',
])

/** A folder that is always skipped because of its name. */
export const isSkippedFolder = (name: string): boolean =>
  SKIPPED.has(name) || name.endsWith('.egg-info') || (name.startsWith('.') && !CONFIG_FOLDERS.has(name))

/** A folder that is skipped unless it is a Python package. */
export const isOutputFolder = (name: string): boolean => OUTPUT.has(name)

/** Settings of an editor or a deployment: read even if `.gitignore` lists them, as it often lists `.vscode`. */
export const isConfigFolder = (name: string): boolean => CONFIG_FOLDERS.has(name)

/**
 * Whether a folder is a virtual or conda environment, whatever its name.
 * @param names the entries of the folder
 */
export const isEnvironment = (names: ReadonlySet<string>): boolean =>
  names.has('pyvenv.cfg') ||
  names.has('conda-meta') ||
  // virtualenv before 20 writes no marker.
  (names.has('bin') && names.has('lib') && names.has('include')) ||
  (names.has('Scripts') && names.has('Lib') && names.has('Include'))
