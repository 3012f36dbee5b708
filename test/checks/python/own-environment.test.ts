import { ownEnvironment } from '../../../src/checks/python/own-environment.ts'
import type { CeleryImportFact } from '../../../src/facts/python.ts'
import type { InterpreterSource, InterpreterTrial } from '../../../src/facts/interpreter.ts'
import { checkTable } from '../../support/check-case.ts'
import { healthy, interpreterFact } from '../../support/facts.ts'

const usable = (source: InterpreterSource, where: string, folderReal = `${where}/bin`): InterpreterTrial => ({
  source,
  where: source === 'active-venv' ? `VIRTUAL_ENV=${where}` : where,
  executable: `${where}/bin/python`,
  because: null,
  folderReal,
})
const broken = (where: string, because = 'it was made on another system: it has Scripts/python.exe') =>
  ({ source: 'project-venv', where, executable: null, because }) satisfies InterpreterTrial
const project = (where: string, folderReal?: string) => usable('project-venv', where, folderReal)
const active = (where: string, folderReal?: string) => usable('active-venv', where, folderReal)
const flag = usable('flag', '/envs/shop')
const path = usable('path', '/usr')

/** The first trial with an interpreter is the one in use. */
const tried = (trials: readonly InterpreterTrial[], celeryImport: CeleryImportFact = { status: 'imported' }) => {
  const used = trials.find(({ executable }) => executable !== null)!
  return healthy({
    interpreter: interpreterFact({
      executable: used.executable,
      source: used.source,
      trials,
      folderReal: used.folderReal ?? null,
    }),
    celeryImport,
  })
}

checkTable(ownEnvironment, [
  ['no environment in the folder', tried([flag]), { status: 'skip' }],
  ['it is in use', tried([project('/shop/.venv')]), { status: 'pass' }],
  [
    'made on another system, and the Python of the system instead',
    tried([broken('/shop/.venv'), path]),
    { status: 'fail', severity: 'error' },
  ],
  [
    'the same, and an interpreter was named',
    tried([flag, broken('/shop/.venv')]),
    { status: 'fail', severity: 'warn' },
  ],
  ['one for each system', tried([broken('/shop/.venv'), project('/shop/venv')]), { status: 'pass' }],
  ['an example with an environment', tried([flag, broken('/shop/examples/.venv')]), { status: 'skip' }],
  ['an interpreter was named', tried([flag, project('/shop/.venv')]), { status: 'pass' }],
  [
    'another project’s is active',
    tried([active('/blog/.venv'), project('/shop/.venv')]),
    { status: 'fail', severity: 'warn', commands: ['poolwise doctor --python /shop/.venv'] },
  ],
  [
    'the same without Celery',
    tried([active('/blog/.venv'), project('/shop/.venv')], { status: 'missing' }),
    { status: 'fail', severity: 'error' },
  ],
  [
    'one from a folder of environments is active',
    tried([active('/home/ann/.virtualenvs/shop'), project('/shop/.venv')]),
    { status: 'fail', severity: 'info' },
  ],
  [
    'a link to the active one',
    tried([active('/envs/shop'), project('/shop/.venv', '/envs/shop/bin')]),
    { status: 'pass' },
  ],
  ['one of tox is active', tried([active('/shop/.tox/py313'), project('/shop/.venv')]), { status: 'pass' }],
])
