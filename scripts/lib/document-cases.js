// What is asked of both programs by compare-documents.js.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { example, exampleVenv, root, venvPython } from './paths.js'
import { testVenv, testVenvs } from './venvs.js'

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {readonly string[]} args
 * @property {string} cwd
 */

const EMITTERS = 'shell powershell env django toml systemd compose kubernetes procfile vscode github'.split(' ')

/** @returns {Promise<Case[]>} */
export async function cases() {
  const projects = join(root, 'test', 'fixtures', 'projects')
  /** @type {Case[]} */
  const all = []
  for (const venv of testVenvs) {
    const python = await testVenv(venv)
    for (const project of readdirSync(projects)) {
      const cwd = join(projects, project)
      for (const words of [['doctor'], ['preflight', '--target', 'windows'], ['pool', 'recommend']])
        all.push({
          name: `${words.join(' ')} ${project} ${venv}`,
          args: [...words, '--json', ...(words[0] === 'pool' ? [] : ['--offline']), '--python', python],
          cwd,
        })
    }
  }
  const ours = ['--json', '--python', venvPython(exampleVenv)]
  for (const target of ['linux', 'windows', 'macos'])
    all.push({
      name: `doctor example for ${target}`,
      args: ['doctor', '--offline', '--target', target, ...ours],
      cwd: example,
    })
  for (const emit of EMITTERS)
    all.push({ name: `emit ${emit} example`, args: ['pool', 'recommend', '--emit', emit, ...ours], cwd: example })
  const logs = join(root, 'test', 'failures', 'fixtures')
  for (const log of readdirSync(logs))
    all.push({
      name: `explain ${log}`,
      args: ['explain', '--json', join('test', 'failures', 'fixtures', log)],
      cwd: root,
    })
  for (const words of [
    ['doctor', '--list'],
    ['explain', '--list'],
    ['reproduce', '--list'],
  ])
    all.push({ name: words.join(' '), args: [...words, '--json'], cwd: root })
  return all
}
