// Regenerates the outputs shown in README.md from real runs of the built program: node scripts/readme.js
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { example, root } from './lib/paths.js'
import { run } from './lib/run.js'

const home = mkdtempSync(join(tmpdir(), 'readme-'))
const readme = join(root, 'README.md')

/** A worker's log, of a real run. */
const LOG = 'spawn-fast-trace-unpack.5.6.2.log'

/** What is shown, by the marker in README.md: the command as typed, and the project it is typed in. */
/** @type {[string, string[], string][]} */
const shown = [
  ['windows', ['doctor', '--target', 'windows'], 'shop'],
  ['healthy', ['doctor'], 'portfolio'],
  ['explain', ['explain', 'worker.log'], 'shop'],
  ['recommend', ['pool', 'recommend', '--workload', 'io'], 'portfolio'],
  ['emit', ['pool', 'recommend', '--emit', 'django'], 'portfolio'],
]

try {
  // People's projects lie in their home directory, so that is where these are run.
  cpSync(join(root, 'test/fixtures/projects/starts-prefork'), join(home, 'shop'), { recursive: true })
  cpSync(join(root, 'test/failures/fixtures', LOG), join(home, 'shop', 'worker.log'))
  symlinkSync(join(example, '.venv'), join(home, 'shop', '.venv'))
  cpSync(example, join(home, 'portfolio'), { recursive: true, filter: (path) => !path.includes('.venv') })
  symlinkSync(join(example, '.venv'), join(home, 'portfolio', '.venv'))
  let text = readFileSync(readme, 'utf8')
  for (const [marker, args, project] of shown) {
    const { output } = await run(process.execPath, [join(root, 'bin/run.js'), ...args], {
      cwd: join(home, project),
      // The people who read this aren't root; whoever runs this script may be.
      env: {
        ...process.env,
        HOME: home,
        NO_COLOR: '1',
        ...(process.getuid?.() === 0 && { POOLWISE_SKIP: 'host.privileges' }),
      },
    })
    const block = `<!-- ${marker} -->\n\`\`\`console\n$ poolwise ${args.join(' ')}\n${output.trimEnd().replaceAll(home, '~')}\n\`\`\`\n<!-- /${marker} -->`
    text = text.replace(new RegExp(`<!-- ${marker} -->[\\s\\S]*<!-- /${marker} -->`), () => block)
  }
  writeFileSync(readme, text)
} finally {
  rmSync(home, { recursive: true, force: true })
}
