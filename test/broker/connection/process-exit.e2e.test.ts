import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import { httpPeer, silentPeer, tinyRedis, tlsPeer } from '../../support/peers.ts'

const program = fileURLToPath(new URL('connect-and-exit.ts', import.meta.url))

it('leaves nothing that keeps the process alive', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'ending-'))
  const peers = await Promise.all([silentPeer(), httpPeer(), tlsPeer(tinyRedis)])
  context.onTestFinished(async () => {
    rmSync(folder, { recursive: true, force: true })
    await Promise.all(peers.map((peer) => peer.close()))
  })
  const bundled = join(folder, 'program.mjs')
  // A bundled CommonJS package calls require() for Node's own modules.
  const banner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)"
  const options = { bundle: true, platform: 'node', format: 'esm', banner: { js: banner } } as const
  await build({ entryPoints: [program], outfile: bundled, ...options })
  const urls = peers.flatMap(({ port }) =>
    ['redis', 'rediss', 'amqp', 'amqps'].map((scheme) => `${scheme}://127.0.0.1:${port}`),
  )

  // Killed if it does not exit by itself.
  const stdout = await new Promise<string>((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [bundled, ...urls],
      { timeout: 100_000, killSignal: 'SIGKILL' },
      (error, out) => {
        if (error) reject(new Error(error.message))
        else resolve(out)
      },
    )
    child.stdin?.end()
  })
  const { seen, busy } = JSON.parse(stdout) as { seen: unknown[]; busy: string[] }
  expect(seen).toHaveLength(urls.length)
  expect(busy).toEqual([])
})
