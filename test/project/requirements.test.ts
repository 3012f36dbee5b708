import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findRequirements } from '../../src/project/requirements/find-requirements.ts'
import { walkProject } from '../../src/project/walk.ts'
import { makeTree } from './tree.ts'

type Files = Readonly<Record<string, string>>

const look = async (files: Files, below = '') => {
  const root = join(makeTree(files), below)
  return findRequirements(root, (await walkProject(root)).files, {})
}

const project = (rest: string) => `[build-system]\nrequires = []\n[project]\nname = "shop"\n${rest}`
const pdmLock = '[[package]]\nname = "celery"\nversion = "5.4.0"\n'

/** tool, place, what is written, and the part, with `+` if it is installed by default. */
it.each<[title: string, files: Files, found: string | null]>([
  ['nothing', { 'app.py': '' }, null],
  ['another package', { 'requirements.txt': 'celery-types\nredis\n' }, null],
  ['a comment', { 'requirements.txt': '# celery\n' }, null],
  [
    'a file of pip',
    { 'requirements.txt': 'redis\nCelery[redis]>=5.4,<6  # tasks\n' },
    'pip requirements.txt:2 Celery[redis]>=5.4,<6',
  ],
  [
    'hashes',
    { 'requirements.txt': 'celery==5.4.0 \\\n    --hash=sha256:ab\n' },
    'pip requirements.txt:1 celery==5.4.0',
  ],
  ['an address', { 'requirements.txt': 'celery @ git+https://example.org/celery\n' }, 'pip requirements.txt:1 celery'],
  [
    'a package that brings it',
    { 'requirements.txt': 'django-celery-beat==2.6\n' },
    'pip requirements.txt:1 django-celery-beat==2.6',
  ],
  ['Celery itself before it', { 'requirements.txt': 'flower\ncelery\n' }, 'pip requirements.txt:2 celery'],
  [
    'a script and a keyword of the same name',
    {
      'pyproject.toml':
        '[project.scripts]\ncelery = "shop.run:celery"\n' +
        project('keywords = ["celery"]\ndependencies = [\n  "celery (>=5.4.0,<6.0.0)",\n]\n'),
    },
    'pip pyproject.toml:9 celery>=5.4.0,<6.0.0',
  ],
  [
    'a script of a Pipfile',
    { Pipfile: '[scripts]\ncelery = "celery -A shop worker"\n[packages]\ncelery = "*"\n' },
    'pipenv Pipfile:4 celery',
  ],
  [
    'a table of its own',
    { 'pyproject.toml': '[tool.poetry]\nname = "shop"\n[tool.poetry.dependencies.celery]\nversion = "^5.4"\n' },
    'poetry pyproject.toml:3 celery ^5.4 without root',
  ],
  [
    'an included file',
    {
      'requirements.txt': '-r requirements/prod.txt\n',
      'requirements/prod.txt': '-r base.txt\n',
      'requirements/base.txt': 'celery\n',
    },
    'pip requirements/base.txt:1 celery via requirements.txt',
  ],
  ['files that include each other', { 'requirements.txt': '-r a.txt\n', 'a.txt': '-r requirements.txt\n' }, null],
  [
    'of several, the one for development',
    {
      'requirements/production.txt': 'celery==1\n',
      'requirements/test.txt': 'celery==2\n',
      'requirements/local.txt': '-r production.txt\n',
    },
    'pip requirements/production.txt:1 celery==1 via requirements/local.txt',
  ],
  [
    'the compiled file before its source',
    { 'requirements.in': 'celery\n', 'requirements.txt': 'celery==5.4.0\n' },
    'pip requirements.txt:1 celery==5.4.0',
  ],
  ['its source alone', { 'requirements.in': 'celery\n' }, 'pip requirements.in:1 celery'],
  [
    '[project]',
    { 'pyproject.toml': project('dependencies = [\n  "celery>=5.4",\n]\n') },
    'pip pyproject.toml:6 celery>=5.4',
  ],
  [
    '[project] of nobody who builds it',
    { 'pyproject.toml': '[project]\nname = "shop"\ndependencies = ["celery"]\n' },
    'uv pyproject.toml:3 celery',
  ],
  [
    'an extra',
    { 'pyproject.toml': project('[project.optional-dependencies]\nworker = ["celery"]\n') },
    'pip pyproject.toml:6 celery extra worker',
  ],
  [
    'a group, pip',
    { 'pyproject.toml': project('[dependency-groups]\ndev = ["celery"]\n') },
    'pip pyproject.toml:6 celery group dev',
  ],
  [
    'a group, uv',
    { 'pyproject.toml': project('[dependency-groups]\nworker = ["celery"]\n'), 'uv.lock': '' },
    'uv pyproject.toml:6 celery group worker',
  ],
  [
    "a group, uv's default",
    { 'pyproject.toml': project('[dependency-groups]\ndev = ["celery"]\n'), 'uv.lock': '' },
    'uv pyproject.toml:6 celery group dev+',
  ],
  [
    'default-groups',
    { 'pyproject.toml': project('[dependency-groups]\nworker = ["celery"]\n[tool.uv]\ndefault-groups = ["worker"]\n') },
    'uv pyproject.toml:6 celery group worker+',
  ],
  [
    'a group that includes another',
    {
      'pyproject.toml': project('[dependency-groups]\nbase = ["celery"]\ndev = [{ include-group = "base" }]\n'),
      'uv.lock': '',
    },
    'uv pyproject.toml:6 celery group dev+',
  ],
  [
    'a group, PDM',
    { 'pyproject.toml': project('[dependency-groups]\nworker = ["celery"]\n'), 'pdm.lock': '' },
    'pdm pyproject.toml:6 celery group worker+',
  ],
  [
    'an old group of PDM',
    { 'pyproject.toml': project('[tool.pdm.dev-dependencies]\nworker = ["celery"]\n') },
    'pdm pyproject.toml:6 celery group worker+',
  ],
  [
    'an old group of uv',
    { 'pyproject.toml': project('[tool.uv]\ndev-dependencies = ["celery"]\n') },
    'uv pyproject.toml:6 celery group dev+',
  ],
  [
    'Poetry',
    {
      'pyproject.toml': '[tool.poetry]\nname = "shop"\n[tool.poetry.dependencies]\ncelery = "^5.4"\n',
      'shop/__init__.py': '',
    },
    'poetry pyproject.toml:4 celery ^5.4',
  ],
  [
    'Poetry, a table, no package',
    {
      'pyproject.toml':
        '[tool.poetry]\nname = "shop"\n[tool.poetry.dependencies]\ncelery = { version = "^5.4", extras = ["redis"] }\n',
    },
    'poetry pyproject.toml:4 celery[redis] ^5.4 without root',
  ],
  [
    'Poetry, dependencies only',
    { 'pyproject.toml': '[tool.poetry]\npackage-mode = false\n[tool.poetry.dependencies]\ncelery = "*"\n' },
    'poetry pyproject.toml:4 celery',
  ],
  [
    'Poetry, an optional group',
    {
      'pyproject.toml':
        '[tool.poetry]\npackage-mode = false\n[tool.poetry.group.worker]\noptional = true\n[tool.poetry.group.worker.dependencies]\ncelery = "5"\n',
    },
    'poetry pyproject.toml:6 celery 5 group worker',
  ],
  [
    'Poetry, a group',
    {
      'pyproject.toml': '[tool.poetry]\npackage-mode = false\n[tool.poetry.group.worker.dependencies]\ncelery = "5"\n',
    },
    'poetry pyproject.toml:4 celery 5 group worker+',
  ],
  [
    'Poetry, an extra',
    {
      'pyproject.toml':
        '[tool.poetry]\npackage-mode = false\n[tool.poetry.dependencies]\ncelery = { version = "5", optional = true }\n[tool.poetry.extras]\nasync = ["celery"]\n',
    },
    'poetry pyproject.toml:4 celery 5 extra async',
  ],
  [
    'Hatch',
    { 'pyproject.toml': project('dependencies = ["celery"]\n[tool.hatch.envs.default]\npython = "3.12"\n') },
    'hatch pyproject.toml:5 celery',
  ],
  [
    'an environment of Hatch',
    { 'pyproject.toml': project('[tool.hatch.envs.worker]\ndependencies = ["celery"]\n') },
    'hatch pyproject.toml:6 celery environment worker',
  ],
  [
    'a Pipfile',
    { Pipfile: '[packages]\nredis = "*"\ncelery = {extras = ["redis"], version = "~=5.4"}\n' },
    'pipenv Pipfile:3 celery[redis]~=5.4',
  ],
  [
    'packages for development',
    { Pipfile: '[dev-packages]\ncelery = "*"\n' },
    'pipenv Pipfile:2 celery group dev-packages',
  ],
  [
    'a lock file: through another package',
    { Pipfile: '[packages]\nx = "*"\n', 'Pipfile.lock': '{"default": {"celery": {"version": "==5.4.0"}}}' },
    'pipenv Pipfile.lock:1 celery 5.4.0',
  ],
  [
    'a lock file of PDM',
    { 'pyproject.toml': project('dependencies = ["x"]\n'), 'pdm.lock': pdmLock },
    'pdm pdm.lock:2 celery 5.4.0',
  ],
  [
    'a workspace whose member requires it',
    { 'pyproject.toml': project('[tool.uv.workspace]\nmembers = ["packages/*"]\n'), 'uv.lock': pdmLock },
    'uv uv.lock:2 celery 5.4.0 of a member',
  ],
  [
    'setup.py',
    { 'setup.py': 'setup(\n  name="celery",\n  install_requires=[\n    "redis",\n    "celery>=5.4",\n  ],\n)\n' },
    'pip setup.py:5 celery>=5.4',
  ],
  [
    'setup.py, an extra',
    {
      'setup.py':
        'setup(\n  extras_require={\n    "web": ["flask"],\n    "worker": ["celery"],\n  },\n  packages=["celery"],\n)\n',
    },
    'pip setup.py:4 celery extra worker',
  ],
  [
    'setup.cfg',
    { 'setup.cfg': '[metadata]\nname = celery\n[options]\ninstall_requires =\n  redis\n  celery>=5.4\n' },
    'pip setup.cfg:6 celery>=5.4',
  ],
  [
    'setup.cfg, an extra',
    { 'setup.cfg': '[options.extras_require]\nworker =\n  celery\n' },
    'pip setup.cfg:3 celery extra worker',
  ],
  [
    'conda',
    { 'environment.yml': 'name: shop\ndependencies:\n  - python=3.12\n  - conda-forge::celery=5.4\n' },
    'conda environment.yml:4 celery=5.4 in shop',
  ],
  [
    'conda, by pip, no name',
    { 'shop/environment.yml': 'dependencies:\n  - pip:\n    - celery>=5\n' },
    'conda shop/environment.yml:3 celery>=5 in shop',
  ],
  [
    'conda, files with names of their own',
    {
      'environment-gpu.yml': 'dependencies:\n  - celery=5\n',
      'dev-environment.yml': 'name: dev\ndependencies:\n  - celery=5\n',
    },
    'conda dev-environment.yml:3 celery=5 in dev',
  ],
  ['conda, no file of packages', { 'env.yml': 'celery: 5\n' }, null],
  ['pixi', { 'pixi.toml': '[dependencies]\ncelery = ">=5"\n' }, 'pixi pixi.toml:2 celery>=5'],
  [
    'the tool does not name it, a file of pip does',
    { 'pyproject.toml': '[tool.poetry]\nname = "x"\n', 'requirements.txt': 'celery\n' },
    'pip requirements.txt:1 celery',
  ],
  ['no TOML', { 'pyproject.toml': '[project\n', 'requirements.txt': 'celery\n' }, 'pip requirements.txt:1 celery'],
])('%s', async (_, files, expected) => {
  const found = await look(files)
  if (found === null) return expect(expected).toBeNull()
  const { celery, tool, file, environmentName, withoutRoot, ofMember } = found
  const { part } = celery
  const words = [
    `${tool} ${celery.file}:${celery.line} ${celery.written}`,
    ...(part ? [`${part.kind} ${part.name}${part.byDefault ? '+' : ''}`] : []),
    ...(file === null || file === celery.file ? [] : [`via ${file}`]),
    ...(environmentName === null ? [] : [`in ${environmentName}`]),
    ...(withoutRoot ? ['without root'] : []),
    ...(ofMember ? ['of a member'] : []),
  ]
  expect(words.join(' ')).toBe(expected)
})

it.each<[title: string, files: Files, below: string, folder: string, place: string]>([
  [
    'in the folder above',
    { '.git/HEAD': '', 'requirements.txt': 'celery\n', 'backend/app.py': '' },
    'backend',
    '..',
    '../requirements.txt',
  ],
  [
    'its own before that above',
    { '.git/HEAD': '', 'requirements.txt': 'celery\n', 'backend/requirements.txt': 'celery\n' },
    'backend',
    '',
    'requirements.txt',
  ],
  [
    'that above, where its own names no Celery',
    { '.git/HEAD': '', Pipfile: '[packages]\ncelery = "*"\n', 'backend/requirements.txt': 'x\n' },
    'backend',
    '..',
    '../Pipfile',
  ],
  [
    'not outside of the repository',
    {
      'requirements.txt': 'celery\n',
      'shop/.git/HEAD': '',
      'shop/api/requirements.txt': 'celery\n',
      'shop/api/x.py': '',
    },
    'shop',
    'api',
    'api/requirements.txt',
  ],
  [
    'in a folder below, with its code',
    { 'backend/pyproject.toml': project('dependencies = ["celery"]\n'), 'backend/shop/app.py': '' },
    '',
    'backend',
    'backend/pyproject.toml',
  ],
  [
    'in a folder below, beside the code',
    { 'config/requirements.txt': 'celery\n', 'shop/app.py': '' },
    '',
    '',
    'config/requirements.txt',
  ],
  [
    'in a folder below, in its requirements',
    { 'backend/requirements/base.txt': 'celery\n', 'backend/app.py': '' },
    '',
    'backend',
    'backend/requirements/base.txt',
  ],
])('%s', async (_, files, below, folder, place) => {
  const found = await look(files, below)
  expect([found?.folder, found?.celery.file]).toEqual([folder, place])
})

it.each([
  ['poetry', { 'pyproject.toml': '[tool.poetry.dependencies]\ncelery = "5"\n' }, false],
  ['pip', { 'requirements.txt': 'celery\n' }, true],
])('%s that is not on PATH', async (_, files, toolFound) => {
  expect(await look(files as Files)).toMatchObject({ toolFound })
})
