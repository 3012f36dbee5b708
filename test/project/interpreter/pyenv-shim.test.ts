import { join } from 'node:path'
import { expect, it } from 'vitest'
import { resolvePyenvShim } from '../../../src/project/interpreter/pyenv-shim.ts'
import { makeTree } from '../tree.ts'

const PYENV = {
  'pyenv/shims/python3': '',
  'pyenv/versions/3.9.2/bin/python3': '',
  'pyenv/versions/3.9.12/bin/python3': '',
  'win/shims/python.bat': '',
  'win/versions/3.11.7/python.exe': '',
  'win/version': '3.11.7\n',
}

it.each<[string, Record<string, string>, Record<string, string>, string | null, string | null]>([
  ['pyenv/shims/python3', { '.python-version': '3.9.2\n' }, {}, 'pyenv/versions/3.9.2/bin/python3', null],
  ['pyenv/shims/python3', { '.python-version': '# x\n3.9\n' }, {}, 'pyenv/versions/3.9.12/bin/python3', null],
  [
    'pyenv/shims/python3',
    { '.python-version': '3.9.2' },
    { PYENV_VERSION: '3.9.12' },
    'pyenv/versions/3.9.12/bin/python3',
    null,
  ],
  ['pyenv/shims/python3', { 'pyenv/version': '3.9.2:3.9.12' }, {}, 'pyenv/versions/3.9.2/bin/python3', null],
  ['pyenv/shims/python3', { '.python-version': '3.8' }, {}, null, '3.8'],
  ['pyenv/shims/python3', { '.python-version': 'system' }, {}, null, null],
  ['win/shims/python.bat', {}, {}, 'win/versions/3.11.7/python.exe', null],
])('%s with %j %j', (shim, files, env, executable, missing) => {
  const root = makeTree({ ...PYENV, ...files })
  const expected = { executable: executable && join(root, executable), missing }
  expect(resolvePyenvShim(join(root, shim), root, env)).toEqual(expected)
})

it('leaves what is no shim alone', () => {
  const root = makeTree({ 'bin/python3': '', 'shims/python3': '' })
  expect(resolvePyenvShim(join(root, 'bin/python3'), root, {})).toBeNull()
  expect(resolvePyenvShim(join(root, 'shims/python3'), root, {})).toBeNull()
})
